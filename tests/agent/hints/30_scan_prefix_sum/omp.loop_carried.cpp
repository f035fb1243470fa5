void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    if (x.empty()) {
        return;
    }

    #pragma omp parallel for
    for (size_t i = 1; i < x.size(); ++i) {
        output[i] = output[i - 1] + x[i];
    }
}
