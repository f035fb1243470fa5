// expect: wrong_answer
void fftConjugate(std::vector<std::complex<double>>& x) {
    const size_t n = x.size();
    auto y = x;
#pragma omp parallel for
    for (size_t k = 0; k < n; ++k) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * std::polar(1.0, -2 * M_PI * (j * k % n) / n);
        y[k] = std::conj(sum);
    }
}
