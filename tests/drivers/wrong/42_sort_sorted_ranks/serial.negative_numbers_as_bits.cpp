// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    std::vector<std::pair<std::uint32_t, size_t>> keys(x.size());
    for (size_t i = 0; i < x.size(); ++i) {
        std::memcpy(&keys[i].first, &x[i], sizeof(float));
        keys[i].first ^= 0x80000000u;
        keys[i].second = i;
    }
    std::sort(keys.begin(), keys.end());
    for (size_t place = 0; place < keys.size(); ++place) ranks[keys[place].second] = place;
}
