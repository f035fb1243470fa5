// expect: wrong_answer
void firstLetterCounts(std::vector<std::string> const& s, std::array<size_t, 26>& bins) {
    std::set<char> letters;
    for (const auto& word : s) letters.insert(word[0]);
    for (char letter : letters) ++bins[letter - 'a'];
}
