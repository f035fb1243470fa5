// expect: wrong_answer
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    float sum = 0;
    for (size_t k = 0; k < x.size(); ++k) output[k] = sum += float(x[k]);
}
