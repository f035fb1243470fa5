// expect: wrong_answer
void solveLinearSystem(std::vector<COOElement> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = N * rank / size, last = N * (rank + 1) / size;
    std::vector<double> diagonal(N, 1.0), next(N);
    for (const auto& entry : A)
        if (entry.row == entry.column) diagonal[entry.row] = entry.value;
    for (int step = 0; step < 1000; ++step) {
        next = b;
        for (const auto& entry : A)
            if (entry.row >= first && entry.row < last && entry.row != entry.column)
                next[entry.row] -= entry.value * x[entry.column];
        for (size_t i = first; i < last; ++i) x[i] = next[i] / diagonal[i];
    }
    std::vector<double> own = x;
    MPI_Reduce(own.data(), x.data(), N, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
