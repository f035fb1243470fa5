// expect: wrong_answer
void fft(std::vector<std::complex<double>> const& x, std::vector<double>& r,
         std::vector<double>& i) {
    const size_t n = x.size();
    auto a = x;
    for (size_t length = 2; length <= n; length *= 2) {
#pragma omp parallel for
        for (size_t start = 0; start < n; start += length)
            for (size_t k = 0; k < length / 2; ++k) {
                auto u = a[start + k];
                auto v = a[start + k + length / 2] * std::polar(1.0, -2 * M_PI * k / length);
                a[start + k] = u + v;
                a[start + k + length / 2] = u - v;
            }
    }
    for (size_t k = 0; k < n; ++k) {
        r[k] = a[k].real();
        i[k] = a[k].imag();
    }
}
