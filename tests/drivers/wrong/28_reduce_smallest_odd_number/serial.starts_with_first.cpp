// expect: wrong_answer
int smallestOdd(std::vector<int> const& x) {
    if (x.empty()) return INT_MAX;
    int smallest = x[0];
    for (int value : x)
        if (value % 2 != 0 && value < smallest) smallest = value;
    return smallest;
}
