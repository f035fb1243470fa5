// expect: wrong_answer
void dft(std::vector<double> const& x, std::vector<std::complex<double>>& output) {
    const size_t n = x.size();
    std::complex<double> sum;
#pragma omp parallel for
    for (size_t j = 0; j < n; ++j) {
        for (size_t k = 0; k < n; ++k) {
            sum = x[j] * std::polar(1.0, -2 * M_PI * (j * k % n) / n);
            output[k] = output[k] + sum;
        }
    }
}
