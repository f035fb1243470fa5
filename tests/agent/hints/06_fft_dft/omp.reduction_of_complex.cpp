void dft(std::vector<double> const& x, std::vector<std::complex<double>>& output) {
    for (size_t k = 0; k < x.size(); ++k) {
        std::complex<double> sum(0, 0);
        #pragma omp parallel for reduction(+:sum)
        for (size_t n = 0; n < x.size(); ++n) {
            sum += x[n] * std::polar(1.0, -2 * M_PI * k * n / x.size());
        }
        output[k] = sum;
    }
}
