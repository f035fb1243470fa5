// expect: wrong_answer
void firstLetterCounts(std::vector<std::string> const& s, std::array<size_t, 26>& bins) {
    for (const auto& word : s) ++bins[word.back() - 'a'];
}
