// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    std::iota(ranks.begin(), ranks.end(), 0);
    std::sort(ranks.begin(), ranks.end(), [&](size_t i, size_t j) { return x[i] < x[j]; });
}
