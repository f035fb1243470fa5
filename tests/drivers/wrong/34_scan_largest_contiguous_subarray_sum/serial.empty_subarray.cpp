// expect: wrong_answer
int maximumSubarray(std::vector<int> const& x) {
    int sum = 0, largest = 0;
    for (int value : x) {
        sum = std::max(0, sum + value);
        largest = std::max(largest, sum);
    }
    return largest;
}
