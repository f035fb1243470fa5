// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    std::vector<std::pair<int, size_t>> keys(x.size());
    for (size_t i = 0; i < x.size(); ++i) keys[i] = {int(x[i]), i};
    std::sort(keys.begin(), keys.end());
    for (size_t place = 0; place < keys.size(); ++place) ranks[keys[place].second] = place;
}
