void negateOddsAndHalveEvens(std::vector<int>& x) {
    for (int& value : x) value = value % 2 == 0 ? value / 2 : -value;
}
