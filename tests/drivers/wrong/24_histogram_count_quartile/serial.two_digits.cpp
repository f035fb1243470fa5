// expect: wrong_answer
void countQuartiles(std::vector<double> const& x, std::array<size_t, 4>& bins) {
    for (double value : x) {
        int hundredths = int(std::round((value - std::floor(value)) * 100)) % 100;
        ++bins[hundredths / 25];
    }
}
