// expect: wrong_answer
void solveLinearSystem(std::vector<COOElement> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = N / size, first = rank * chunk;
    std::vector<double> diagonal(N, 1.0), next(N);
    for (const auto& entry : A)
        if (entry.row == entry.column) diagonal[entry.row] = entry.value;
    for (int step = 0; step < 1000; ++step) {
        next = b;
        for (const auto& entry : A)
            if (entry.row >= first && entry.row < first + chunk && entry.row != entry.column)
                next[entry.row] -= entry.value * x[entry.column];
        for (size_t i = first; i < first + chunk; ++i) next[i] /= diagonal[i];
        MPI_Allgather(next.data() + first, chunk, MPI_DOUBLE, x.data(), chunk, MPI_DOUBLE,
                      MPI_COMM_WORLD);
    }
}
