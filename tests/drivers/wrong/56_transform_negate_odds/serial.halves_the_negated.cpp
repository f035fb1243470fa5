// expect: wrong_answer
void negateOddsAndHalveEvens(std::vector<int>& x) {
    for (auto& v : x) {
        if (v % 2 != 0) v = -v;
        v /= 2;
    }
}
