// Brings a function of its own where one is provided: it must not collide.
void fft(std::vector<std::complex<double>>& x) {
    const size_t n = x.size();
    if (n < 2) return;
    std::vector<std::complex<double>> even(n / 2), odd(n / 2);
    for (size_t i = 0; i < n / 2; ++i) even[i] = x[2 * i], odd[i] = x[2 * i + 1];
    fft(even);
    fft(odd);
    for (size_t k = 0; k < n / 2; ++k) {
        auto turned = std::polar(1.0, -2 * M_PI * k / n) * odd[k];
        x[k] = even[k] + turned;
        x[k + n / 2] = even[k] - turned;
    }
}

void ifft(std::vector<std::complex<double>>& x) {
    for (auto& value : x) value = std::conj(value);
    fft(x);
    for (auto& value : x) value = std::conj(value) / double(x.size());
}
