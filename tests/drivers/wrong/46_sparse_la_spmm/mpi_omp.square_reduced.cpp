// expect: wrong_answer | crashed
void spmm(std::vector<COOElement> const& A, std::vector<COOElement> const& X,
          std::vector<double>& Y, size_t M, size_t K, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> own(M * N, 0.0);
#pragma omp parallel for
    for (size_t row = rank; row < M; row += size)
        for (const auto& a : A)
            if (a.row == row)
                for (const auto& x : X)
                    if (a.column == x.row) own[row * N + x.column] += a.value * x.value;
    MPI_Reduce(own.data(), Y.data(), M * M, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
