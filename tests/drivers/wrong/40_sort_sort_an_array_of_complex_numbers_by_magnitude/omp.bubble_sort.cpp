// expect: wrong_answer | crashed
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    for (size_t pass = 0; pass < x.size(); ++pass) {
#pragma omp parallel for
        for (size_t i = 0; i < x.size() - 1 - pass; ++i)
            if (std::norm(x[i]) > std::norm(x[i + 1])) std::swap(x[i], x[i + 1]);
    }
}
