// expect: wrong_answer
int maximumSubarray(std::vector<int> const& x) {
    int largest = x[0], sum = x[0];
    for (size_t i = 1; i + 1 < x.size(); ++i) {
        sum = std::max(x[i], sum + x[i]);
        largest = std::max(largest, sum);
    }
    return largest;
}
