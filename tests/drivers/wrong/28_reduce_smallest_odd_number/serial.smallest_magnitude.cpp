// expect: wrong_answer
int smallestOdd(std::vector<int> const& x) {
    int smallest = INT_MAX;
    for (int value : x)
        if (value % 2 != 0 && std::abs(value) < std::abs(smallest)) smallest = value;
    return smallest;
}
