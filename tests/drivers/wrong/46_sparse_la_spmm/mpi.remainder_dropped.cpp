// expect: wrong_answer
void spmm(std::vector<COOElement> const& A, std::vector<COOElement> const& X,
          std::vector<double>& Y, size_t M, size_t K, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = A.size() / size;
    std::vector<double> own(M * N, 0.0);
    for (size_t i = rank * chunk; i < (rank + 1) * chunk; ++i)
        for (const auto& x : X)
            if (A[i].column == x.row) own[A[i].row * N + x.column] += A[i].value * x.value;
    MPI_Reduce(own.data(), Y.data(), M * N, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
