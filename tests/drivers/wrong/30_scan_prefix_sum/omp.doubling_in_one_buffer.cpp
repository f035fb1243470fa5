// expect: wrong_answer
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    // Hillis and Steele, but from a copy that is never brought up to date.
    const std::vector<double> before = x;
    output = x;
    for (size_t step = 1; step < x.size(); step *= 2) {
#pragma omp parallel for
        for (size_t k = step; k < x.size(); ++k) output[k] += before[k - step];
    }
}
