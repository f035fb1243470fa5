// expect: wrong_answer
int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = N * rank / size, last = N * (rank + 1) / size;
    std::vector<int> length(N, INT_MAX);
    length[source] = 0;
    std::queue<int> queue;
    queue.push(source);
    while (!queue.empty()) {
        int u = queue.front();
        queue.pop();
        for (size_t v = first; v < last; ++v)
            if (A[u * N + v] && length[v] == INT_MAX) {
                length[v] = length[u] + 1;
                queue.push(v);
            }
    }
    int result;
    MPI_Reduce(&length[dest], &result, 1, MPI_INT, MPI_MIN, 0, MPI_COMM_WORLD);
    return rank == 0 && result != INT_MAX ? result : -1;
}
