// expect: wrong_answer
void prefixSum(std::vector<double> const& x, std::vector<double>& output) {
    double sum = 0;
    for (double value : x) output.push_back(sum += value);
}
