// expect: wrong_answer
void partialMinimums(std::vector<float>& x) {
    for (size_t step = 1; 2 * step < x.size(); step *= 2) {
        const std::vector<float> old = x;
#pragma omp parallel for
        for (size_t i = step; i < x.size(); ++i) x[i] = std::min(old[i], old[i - step]);
    }
}
