// expect: wrong_answer
int componentCount(std::vector<int> const& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = N * rank / size, last = N * (rank + 1) / size;
    std::vector<bool> seen(N, false);
    std::vector<size_t> stack;
    int local = 0, count = 0;
    for (size_t start = first; start < last; ++start) {
        if (seen[start]) continue;
        ++local;
        seen[start] = true;
        stack.push_back(start);
        while (!stack.empty()) {
            size_t u = stack.back();
            stack.pop_back();
            for (size_t v = first; v < last; ++v)  // edges to other ranks are lost
                if (A[u * N + v] && !seen[v]) {
                    seen[v] = true;
                    stack.push_back(v);
                }
        }
    }
    MPI_Reduce(&local, &count, 1, MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
    return count;
}
