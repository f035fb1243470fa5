// expect: wrong_answer
void countQuartiles(std::vector<double> const& x, std::array<size_t, 4>& bins) {
    size_t counts[4] = {};
#pragma omp parallel for reduction(+ : counts[:4])
    for (size_t i = 0; i < x.size(); ++i) {
        float value = float(x[i]);
        ++counts[int((value - std::floor(value)) * 4)];
    }
    std::copy(counts, counts + 4, bins.begin());
}
