// expect: wrong_answer
int maximumSubarray(std::vector<int> const& x) {
    int sum = 0, largest = INT_MIN;
    for (int value : x) {
        sum += value;
        largest = std::max(largest, sum);
    }
    return largest;
}
