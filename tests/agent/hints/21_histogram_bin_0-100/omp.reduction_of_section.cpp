void binsBy10Count(std::vector<double> const& x, std::array<size_t, 10>& bins) {
    #pragma omp parallel for reduction(+:bins[:10])
    for (size_t i = 0; i < x.size(); ++i) {
        bins[std::min<size_t>(9, x[i] / 10)]++;
    }
}
