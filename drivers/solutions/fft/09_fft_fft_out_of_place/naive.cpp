namespace {

void recurse(std::vector<std::complex<double>>& a) {
    const size_t n = a.size();
    if (n == 1) return;
    std::vector<std::complex<double>> even(n / 2), odd(n / 2);
    for (size_t k = 0; k < n / 2; ++k) {
        even[k] = a[2 * k];
        odd[k] = a[2 * k + 1];
    }
    recurse(even);
    recurse(odd);
    for (size_t k = 0; k < n / 2; ++k) {
        const auto term = std::polar(1.0, -2 * M_PI * k / n) * odd[k];
        a[k] = even[k] + term;
        a[k + n / 2] = even[k] - term;
    }
}

}  // namespace

void fft(std::vector<std::complex<double>> const& x, std::vector<std::complex<double>>& output) {
    output = x;
    recurse(output);
}
