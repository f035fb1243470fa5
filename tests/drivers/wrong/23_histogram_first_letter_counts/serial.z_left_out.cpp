// expect: wrong_answer
void firstLetterCounts(std::vector<std::string> const& s, std::array<size_t, 26>& bins) {
    for (const auto& word : s)
        if (word[0] >= 'a' && word[0] < 'z') ++bins[word[0] - 'a'];
}
