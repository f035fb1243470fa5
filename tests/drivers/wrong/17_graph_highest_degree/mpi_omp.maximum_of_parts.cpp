// expect: wrong_answer
int maxDegree(std::vector<int> const& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int local = 0, highest = 0;
#pragma omp parallel for reduction(max : local)
    for (size_t i = 0; i < N; ++i) {
        int degree = 0;  // of the columns of this rank only
        for (size_t j = N * rank / size; j < N * (rank + 1) / size; ++j) degree += A[i * N + j];
        local = std::max(local, degree);
    }
    MPI_Reduce(&local, &highest, 1, MPI_INT, MPI_MAX, 0, MPI_COMM_WORLD);
    return highest;
}
