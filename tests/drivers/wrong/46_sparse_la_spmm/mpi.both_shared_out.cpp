// expect: wrong_answer
void spmm(std::vector<COOElement> const& A, std::vector<COOElement> const& X,
          std::vector<double>& Y, size_t M, size_t K, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> own(M * N, 0.0);
    for (size_t i = A.size() * rank / size; i < A.size() * (rank + 1) / size; ++i)
        for (size_t j = X.size() * rank / size; j < X.size() * (rank + 1) / size; ++j)
            if (A[i].column == X[j].row) own[A[i].row * N + X[j].column] += A[i].value * X[j].value;
    MPI_Reduce(own.data(), Y.data(), M * N, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
