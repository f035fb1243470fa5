// expect: wrong_answer
void sortIgnoreZero(std::vector<int>& x) { std::sort(x.begin(), x.end()); }
