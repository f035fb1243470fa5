// expect: wrong_answer
double sumOfPrefixSum(std::vector<double> const& x) {
    double sum = 0;
    for (size_t i = 0; i < x.size(); ++i) sum += x[i] * double(x.size() - i - 1);
    return sum;
}
