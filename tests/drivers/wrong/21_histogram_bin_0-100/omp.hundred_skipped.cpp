// expect: wrong_answer
void binsBy10Count(std::vector<double> const& x, std::array<size_t, 10>& bins) {
    size_t counts[10] = {};
#pragma omp parallel for reduction(+ : counts[:10])
    for (size_t k = 0; k < x.size(); ++k) {
        int bin = x[k] / 10;
        if (bin < 10) ++counts[bin];
    }
    std::copy(counts, counts + 10, bins.begin());
}
