// expect: wrong_answer
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
#pragma omp parallel
    {
        int sum = 0;
#pragma omp for schedule(static)
        for (size_t k = 0; k < x.size(); ++k) output[k] = sum += x[x.size() - 1 - k];
    }
}
