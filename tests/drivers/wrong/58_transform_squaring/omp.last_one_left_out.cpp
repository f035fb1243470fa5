// expect: wrong_answer
void squareEach(std::vector<int>& x) {
    const int last = int(x.size()) - 1;
#pragma omp parallel for
    for (int i = 0; i < last; ++i) x[i] *= x[i];
}
