// expect: wrong_answer
int smallestOdd(std::vector<int> const& x) {
    for (int value : x)
        if (value % 2 != 0) return value;
    return INT_MAX;
}
