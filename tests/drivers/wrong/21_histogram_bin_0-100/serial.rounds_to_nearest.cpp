// expect: wrong_answer
void binsBy10Count(std::vector<double> const& x, std::array<size_t, 10>& bins) {
    for (double value : x) ++bins[std::min(int(std::round(value / 10)), 9)];
}
