// expect: wrong_answer
void relu(std::vector<double>& x) {
    std::vector<double> kept;
#pragma omp parallel for ordered
    for (size_t i = 0; i < x.size(); ++i) {
#pragma omp ordered
        if (x[i] >= 0) kept.push_back(x[i]);
    }
    x = kept;
}
