// expect: wrong_answer
void fftConjugate(std::vector<std::complex<double>>& x) {
    const size_t n = x.size();
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<std::complex<double>> y(n);
#pragma omp parallel for
    for (size_t k = rank; k < n; k += size) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * std::polar(1.0, -2 * M_PI * (j * k % n) / n);
        y[k] = std::conj(sum);
    }
    MPI_Allreduce(y.data(), x.data(), n, MPI_C_DOUBLE_COMPLEX, MPI_SUM, MPI_COMM_WORLD);
#pragma omp parallel for
    for (size_t k = 0; k < n; ++k) x[k] = std::conj(x[k]);
}
