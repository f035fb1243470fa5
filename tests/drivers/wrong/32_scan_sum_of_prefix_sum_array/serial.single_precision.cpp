// expect: wrong_answer
double sumOfPrefixSum(std::vector<double> const& x) {
    float prefix = 0, sum = 0;
    for (double value : x) {
        prefix += float(value);
        sum += prefix;
    }
    return sum;
}
