// expect: wrong_answer
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = A.size() / size;
    std::vector<double> own(M, 0.0), product(M, 0.0);
    for (size_t k = rank * chunk; k < (rank + 1) * chunk; ++k)
        own[A[k].row] += A[k].value * x[A[k].column];
    MPI_Reduce(own.data(), product.data(), M, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    if (rank == 0)
        for (size_t i = 0; i < M; ++i) y[i] = alpha * product[i] + beta * y[i];
}
