// expect: wrong_answer
int largestComponent(std::vector<int> const& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = N * rank / size, last = N * (rank + 1) / size;
    std::vector<int> parent(N), count(N, 0);
    std::iota(parent.begin(), parent.end(), 0);
    auto find = [&](int u) {
        while (parent[u] != u) u = parent[u];
        return u;
    };
    for (size_t i = first; i < last; ++i)
        for (size_t j = 0; j < N; ++j)
            if (A[i * N + j]) parent[find(j)] = find(i);
    for (size_t i = 0; i < N; ++i) ++count[find(i)];
    int local = *std::max_element(count.begin(), count.end()), largest = 0;
    MPI_Reduce(&local, &largest, 1, MPI_INT, MPI_MAX, 0, MPI_COMM_WORLD);
    return largest;
}
