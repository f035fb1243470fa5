// expect: wrong_answer
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    std::vector<std::complex<double>> sorted(x.size());
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        size_t place = 0;
        for (auto z : x) place += std::norm(z) < std::norm(x[i]);
        sorted[place] = x[i];
    }
    x = sorted;
}
