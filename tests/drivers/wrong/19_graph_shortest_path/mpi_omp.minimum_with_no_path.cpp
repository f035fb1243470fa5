// expect: wrong_answer
int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = N * rank / size, last = N * (rank + 1) / size;
    std::vector<int> length(N, -1), next(N);
    length[source] = 0;
    for (size_t rounds = 1; rounds < N; ++rounds) {
        next = length;
#pragma omp parallel for
        for (size_t v = first; v < last; ++v)
            for (size_t u = 0; u < N; ++u)
                if (A[u * N + v] && length[u] >= 0 && next[v] < 0) next[v] = length[u] + 1;
        // -1, for "not reached", is less than any length
        MPI_Allreduce(next.data(), length.data(), N, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    }
    return length[dest];
}
