// expect: wrong_answer
void fft(std::vector<std::complex<double>> const& x, std::vector<double>& r,
         std::vector<double>& i) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    const size_t n = x.size();
    std::vector<double> re(n, 0.0), im(n, 0.0);
    for (size_t k = rank; k < n; k += size) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * std::polar(1.0, -2 * M_PI * (j * k % n) / n);
        re[k] = sum.real();
        im[k] = sum.imag();
    }
    MPI_Reduce(re.data(), r.data(), n, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    i = im;
}
