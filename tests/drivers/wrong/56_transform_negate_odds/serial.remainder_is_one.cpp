// expect: wrong_answer
void negateOddsAndHalveEvens(std::vector<int>& x) {
    for (auto& v : x) {
        if (v % 2 == 1) v = -v;
        else v /= 2;
    }
}
