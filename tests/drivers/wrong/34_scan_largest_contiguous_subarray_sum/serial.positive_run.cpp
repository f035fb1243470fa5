// expect: wrong_answer
int maximumSubarray(std::vector<int> const& x) {
    int sum = 0, largest = *std::max_element(x.begin(), x.end());
    for (int value : x) {
        sum = value > 0 ? sum + value : 0;
        if (sum > 0) largest = std::max(largest, sum);
    }
    return largest;
}
