// expect: wrong_answer
void dft(std::vector<double> const& x, std::vector<std::complex<double>>& output) {
    const size_t n = x.size();
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<double> re(n, 0.0), all(n, 0.0);
#pragma omp parallel for
    for (size_t k = rank; k < n; k += size) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * std::polar(1.0, -2 * M_PI * (j * k % n) / n);
        re[k] = sum.real();
        output[k] = sum;
    }
    MPI_Reduce(re.data(), all.data(), n, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    if (rank == 0)
        for (size_t k = 0; k < n; ++k) output[k] = {all[k], output[k].imag()};
}
