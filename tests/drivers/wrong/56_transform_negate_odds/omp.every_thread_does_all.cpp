// expect: wrong_answer
void negateOddsAndHalveEvens(std::vector<int>& x) {
#pragma omp parallel
    for (size_t i = 0; i < x.size(); ++i) {
#pragma omp critical
        x[i] = x[i] % 2 ? -x[i] : x[i] / 2;
    }
}
