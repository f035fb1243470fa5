// expect: wrong_answer
int smallestOdd(std::vector<int> const& x) {
    bool found = false;
    int smallest = 0;
    for (int value : x)
        if (value % 2 != 0 && (!found || value < smallest)) {
            smallest = value;
            found = true;
        }
    return smallest;
}
