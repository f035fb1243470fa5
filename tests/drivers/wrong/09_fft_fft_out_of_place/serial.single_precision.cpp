// expect: wrong_answer
void fft(std::vector<std::complex<double>> const& x, std::vector<std::complex<double>>& output) {
    const size_t n = x.size();
    for (size_t k = 0; k < n; ++k) {
        std::complex<float> sum = 0;
        for (size_t j = 0; j < n; ++j)
            sum += std::complex<float>(x[j]) * std::polar(1.0f, float(-2 * M_PI * (j * k % n) / n));
        output[k] = sum;
    }
}
