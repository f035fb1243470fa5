// expect: wrong_answer
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    std::sort(x.begin(), x.end(), [](auto a, auto b) {
        return a.real() != b.real() ? a.real() < b.real() : a.imag() < b.imag();
    });
}
