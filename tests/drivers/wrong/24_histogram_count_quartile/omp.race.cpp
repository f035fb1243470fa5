// expect: wrong_answer
void countQuartiles(std::vector<double> const& x, std::array<size_t, 4>& bins) {
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        double fraction = x[i] - std::floor(x[i]);
        bins[size_t(fraction * 4)] += 1;
    }
}
