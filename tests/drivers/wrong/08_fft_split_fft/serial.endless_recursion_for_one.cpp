// expect: crashed
namespace {

void recurse(std::vector<std::complex<double>>& a) {
    const size_t n = a.size();
    if (n == 2) {
        a = {a[0] + a[1], a[0] - a[1]};
        return;
    }
    std::vector<std::complex<double>> even, odd;
    for (size_t k = 0; k < n; ++k) (k % 2 ? odd : even).push_back(a[k]);
    recurse(even);
    recurse(odd);
    for (size_t k = 0; k < n / 2; ++k) {
        auto t = std::polar(1.0, -2 * M_PI * k / n) * odd[k];
        a[k] = even[k] + t;
        a[k + n / 2] = even[k] - t;
    }
}

}  // namespace

void fft(std::vector<std::complex<double>> const& x, std::vector<double>& r,
         std::vector<double>& i) {
    auto a = x;
    recurse(a);
    for (size_t k = 0; k < a.size(); ++k) {
        r[k] = a[k].real();
        i[k] = a[k].imag();
    }
}
