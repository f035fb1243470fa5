// expect: wrong_answer
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    std::sort(x.begin(), x.end(), [](auto a, auto b) { return std::norm(a) > std::norm(b); });
}
