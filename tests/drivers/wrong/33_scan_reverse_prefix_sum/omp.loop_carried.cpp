// expect: wrong_answer
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    if (x.empty()) return;
    output[0] = x.back();
#pragma omp parallel for
    for (size_t k = 1; k < x.size(); ++k) output[k] = output[k - 1] + x[x.size() - 1 - k];
}
