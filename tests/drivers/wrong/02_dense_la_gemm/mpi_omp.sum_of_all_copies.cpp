// expect: wrong_answer
void gemm(std::vector<double> const& A, std::vector<double> const& B, std::vector<double>& C,
          size_t M, size_t K, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> mine(M * N, 0.0);
#pragma omp parallel for
    for (size_t i = 0; i < M; ++i)
        for (size_t k = 0; k < K; ++k)
            for (size_t j = 0; j < N; ++j) mine[i * N + j] += A[i * K + k] * B[k * N + j];
    MPI_Reduce(mine.data(), C.data(), M * N, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
