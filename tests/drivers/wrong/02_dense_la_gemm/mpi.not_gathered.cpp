// expect: wrong_answer
void gemm(std::vector<double> const& A, std::vector<double> const& B, std::vector<double>& C,
          size_t M, size_t K, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (size_t i = M * rank / size; i < M * (rank + 1) / size; ++i)
        for (size_t k = 0; k < K; ++k)
            for (size_t j = 0; j < N; ++j) C[i * N + j] += A[i * K + k] * B[k * N + j];
    MPI_Barrier(MPI_COMM_WORLD);
}
