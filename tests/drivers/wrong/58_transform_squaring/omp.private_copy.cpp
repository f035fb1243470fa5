// expect: wrong_answer
void squareEach(std::vector<int>& x) {
    std::vector<int> y = x;
#pragma omp parallel for firstprivate(y)
    for (size_t i = 0; i < y.size(); ++i) y[i] *= y[i];
    x = y;
}
