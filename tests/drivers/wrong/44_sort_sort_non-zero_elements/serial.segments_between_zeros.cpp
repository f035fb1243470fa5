// expect: wrong_answer
void sortIgnoreZero(std::vector<int>& x) {
    for (auto first = x.begin(); first != x.end();) {
        auto last = std::find(first, x.end(), 0);
        std::sort(first, last);
        first = last == x.end() ? last : last + 1;
    }
}
