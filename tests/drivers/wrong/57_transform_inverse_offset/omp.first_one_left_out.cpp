// expect: wrong_answer
void oneMinusInverse(std::vector<double>& x) {
#pragma omp parallel for
    for (size_t i = 1; i < x.size(); ++i) x[i] = 1.0 - 1.0 / x[i];
}
