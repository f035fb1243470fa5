// The scan of OpenMP 5.0; g++ 12 crashes where there is nothing to scan.
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    if (x.empty()) return;
    double sum = 0;
#pragma omp parallel for reduction(inscan, + : sum)
    for (size_t i = 0; i < x.size(); ++i) {
        sum += x[i];
#pragma omp scan inclusive(sum)
        output[i] = sum;
    }
}
