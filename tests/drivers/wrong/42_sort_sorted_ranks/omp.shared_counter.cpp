// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    size_t smaller;
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        smaller = 0;
        for (size_t j = 0; j < x.size(); ++j) {
            if (x[j] < x[i] || (x[j] == x[i] && j < i)) {
#pragma omp atomic
                ++smaller;
            }
        }
        ranks[i] = smaller;
    }
}
