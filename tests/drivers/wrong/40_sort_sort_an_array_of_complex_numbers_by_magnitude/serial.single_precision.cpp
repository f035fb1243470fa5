// expect: wrong_answer
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    auto size = [](auto z) { return std::abs(std::complex<float>(z)); };
    std::sort(x.begin(), x.end(), [&](auto a, auto b) { return size(a) < size(b); });
}
