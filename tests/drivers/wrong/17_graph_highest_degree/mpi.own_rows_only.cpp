// expect: wrong_answer
int maxDegree(std::vector<int> const& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int local = 0;
    for (size_t i = N * rank / size; i < N * (rank + 1) / size; ++i)
        local = std::max(local, std::accumulate(&A[i * N], &A[i * N] + N, 0));
    int highest = local;
    MPI_Bcast(&highest, 1, MPI_INT, 0, MPI_COMM_WORLD);
    return highest;
}
