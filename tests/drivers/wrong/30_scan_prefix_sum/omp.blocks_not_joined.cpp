// expect: wrong_answer
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
#pragma omp parallel
    {
        double sum = 0;
#pragma omp for schedule(static)
        for (size_t k = 0; k < x.size(); ++k) output[k] = sum += x[k];
    }
}
