// expect: wrong_answer
void sortIgnoreZero(std::vector<int>& x) {
    auto zeros = std::stable_partition(x.begin(), x.end(), [](int value) { return value != 0; });
    std::sort(x.begin(), zeros);
}
