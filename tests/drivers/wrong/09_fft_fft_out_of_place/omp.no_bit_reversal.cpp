// expect: wrong_answer
void fft(std::vector<std::complex<double>> const& x, std::vector<std::complex<double>>& output) {
    const size_t n = x.size();
    output = x;
    for (size_t length = n; length > 1; length /= 2) {
#pragma omp parallel for
        for (size_t start = 0; start < n; start += length)
            for (size_t k = 0; k < length / 2; ++k) {
                auto u = output[start + k], v = output[start + k + length / 2];
                output[start + k] = u + v;
                output[start + k + length / 2] = (u - v) * std::polar(1.0, -2 * M_PI * k / length);
            }
    }
}
