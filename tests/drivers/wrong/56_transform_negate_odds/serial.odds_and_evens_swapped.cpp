// expect: wrong_answer
void negateOddsAndHalveEvens(std::vector<int>& x) {
    for (auto& v : x) v = v % 2 ? v / 2 : -v;
}
