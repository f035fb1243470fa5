void binsBy10Count(std::vector<double> const& x, std::array<size_t, 10>& bins) {
    #pragma omp parallel for reduction(+:bins)
    for (double val : x) {
        size_t binIndex = static_cast<size_t>(val / 10.0);
        if (binIndex < bins.size()) {
            bins[binIndex]++;
        }
    }
}
