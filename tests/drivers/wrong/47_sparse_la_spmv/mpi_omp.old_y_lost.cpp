// expect: wrong_answer
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> own(M, 0.0);
#pragma omp parallel for
    for (size_t k = A.size() * rank / size; k < A.size() * (rank + 1) / size; ++k) {
#pragma omp atomic
        own[A[k].row] += alpha * A[k].value * x[A[k].column];
    }
    MPI_Reduce(own.data(), y.data(), M, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
