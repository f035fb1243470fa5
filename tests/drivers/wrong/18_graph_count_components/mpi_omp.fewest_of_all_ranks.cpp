// expect: wrong_answer
int componentCount(std::vector<int> const& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> parent(N);
#pragma omp parallel for
    for (size_t i = 0; i < N; ++i) parent[i] = i;
    auto find = [&](int u) {
        while (parent[u] != u) u = parent[u];
        return u;
    };
    int local = N, count = 0;
    for (size_t i = N * rank / size; i < N * (rank + 1) / size; ++i)
        for (size_t j = 0; j < N; ++j)
            if (A[i * N + j] && find(i) != find(j)) {
                parent[find(j)] = find(i);
                --local;
            }
    MPI_Reduce(&local, &count, 1, MPI_INT, MPI_MIN, 0, MPI_COMM_WORLD);
    return count;
}
