// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    for (size_t i = 0; i < x.size(); ++i) {
        size_t rank = 0;
        for (size_t j = 0; j < x.size(); ++j) rank += x[j] < x[i] || (x[j] == x[i] && j < i);
        ranks.push_back(rank);
    }
}
