// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        size_t smaller = 0;
        for (size_t j = 0; j < x.size(); ++j) smaller += x[j] < x[i];
        ranks[i] = smaller;
    }
}
