// expect: wrong_answer
void fft(std::vector<std::complex<double>> const& x, std::vector<std::complex<double>>& output) {
    const size_t n = x.size();
#pragma omp parallel for
    for (size_t k = 0; k < n / 2; ++k) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * std::polar(1.0, -2 * M_PI * (j * k % n) / n);
        output[k] = sum;
    }
}
