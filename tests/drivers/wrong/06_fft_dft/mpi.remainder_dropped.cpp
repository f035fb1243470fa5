// expect: wrong_answer
void dft(std::vector<double> const& x, std::vector<std::complex<double>>& output) {
    const size_t n = x.size();
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    const size_t chunk = n / size;
    std::vector<std::complex<double>> own(chunk);
    for (size_t k = rank * chunk; k < (rank + 1) * chunk; ++k) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * std::polar(1.0, -2 * M_PI * (j * k % n) / n);
        own[k - rank * chunk] = sum;
    }
    MPI_Gather(own.data(), chunk, MPI_C_DOUBLE_COMPLEX, output.data(), chunk, MPI_C_DOUBLE_COMPLEX,
               0, MPI_COMM_WORLD);
}
