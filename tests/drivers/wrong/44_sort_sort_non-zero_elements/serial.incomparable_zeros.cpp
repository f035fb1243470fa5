// expect: wrong_answer | crashed
void sortIgnoreZero(std::vector<int>& x) {
    std::sort(x.begin(), x.end(), [](int a, int b) { return a != 0 && b != 0 && a < b; });
}
