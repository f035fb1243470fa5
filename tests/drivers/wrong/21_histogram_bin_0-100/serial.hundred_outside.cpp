// expect: wrong_answer | crashed | input_modified
void binsBy10Count(std::vector<double> const& x, std::array<size_t, 10>& bins) {
    for (double value : x) ++bins[int(value / 10)];
}
