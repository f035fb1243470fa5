// Each rank multiplies a slice of the entries; rank 0 adds up what the ranks found for each row.
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    for (double& value : y) value = rank == 0 ? beta * value : 0;
    const size_t last = A.size() * (rank + 1) / ranks;
    for (size_t i = A.size() * rank / ranks; i < last;) {
        const size_t row = A[i].row;
        double sum = 0;
        for (; i < last && A[i].row == row; ++i) sum += A[i].value * x[A[i].column];
        y[row] += alpha * sum;
    }
    MPI_Reduce(rank == 0 ? MPI_IN_PLACE : y.data(), y.data(), int(M), MPI_DOUBLE, MPI_SUM, 0,
               MPI_COMM_WORLD);
}
