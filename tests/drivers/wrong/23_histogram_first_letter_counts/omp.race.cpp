// expect: wrong_answer
void firstLetterCounts(std::vector<std::string> const& s, std::array<size_t, 26>& bins) {
#pragma omp parallel for
    for (size_t i = 0; i < s.size(); ++i) ++bins[s[i][0] - 'a'];
}
