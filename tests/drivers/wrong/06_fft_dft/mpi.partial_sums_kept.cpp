// expect: wrong_answer
void dft(std::vector<double> const& x, std::vector<std::complex<double>>& output) {
    const size_t n = x.size();
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (size_t k = 0; k < n; ++k) {
        std::complex<double> sum = 0;
        for (size_t j = rank; j < n; j += size)
            sum += x[j] * std::polar(1.0, -2 * M_PI * (j * k % n) / n);
        output[k] = sum;
    }
}
