void dft(std::vector<double> const& x, std::vector<std::complex<double>>& output) {
    #pragma omp parallel for
    for (size_t k = 0; k < x.size(); ++k) {
        std::complex<double> sum = 0;
        for (size_t n = 0; n < x.size(); ++n) sum += x[n] * std::exp(-2 * std::complex<double>(0, 1) * M_PI * k * n / x.size());
        output[k] = sum;
    }
}
