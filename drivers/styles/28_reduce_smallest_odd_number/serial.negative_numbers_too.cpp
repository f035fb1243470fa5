// The published reference overlooks odd numbers below zero.
int smallestOdd(std::vector<int> const& x) {
    int least = std::numeric_limits<int>::max();
    for (int value : x)
        if (value % 2 != 0) least = std::min(least, value);
    return least;
}
