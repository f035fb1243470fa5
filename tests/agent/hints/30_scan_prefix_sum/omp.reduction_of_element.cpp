void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    #pragma omp parallel for reduction(+:output[0])
    for (size_t i = 1; i < x.size(); ++i) {
        output[i] = output[i - 1] + x[i];
    }
}
