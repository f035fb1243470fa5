// expect: wrong_answer | crashed
void sortIgnoreZero(std::vector<int>& x) {
    std::set<int> values(x.begin(), x.end());
    values.erase(0);
    auto next = values.begin();
    for (int& value : x)
        if (value != 0 && next != values.end()) value = *next++;
}
