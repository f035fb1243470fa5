// expect: wrong_answer
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> l(N * N, 0.0), u(N * N, 0.0);
    for (const auto& entry : A) u[entry.row * N + entry.column] = entry.value;
    for (size_t k = 0; k < N; ++k) {
        l[k * N + k] = 1;
#pragma omp parallel for
        for (size_t i = k + 1; i < N; ++i) {
            l[i * N + k] = u[i * N + k] / u[k * N + k];
            for (size_t j = k; j < N; ++j) u[i * N + j] -= l[i * N + k] * u[k * N + j];
            u[i * N + k] = 0;
        }
    }
    MPI_Reduce(l.data(), L.data(), N * N, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    MPI_Reduce(u.data(), U.data(), N * N, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
