// expect: wrong_answer
bool xorContains(std::vector<int> const& x, std::vector<int> const& y, int val) {
    bool in_x = false, in_y = false;
#pragma omp parallel for reduction(^ : in_x, in_y)
    for (size_t i = 0; i < x.size(); ++i) {
        in_x ^= x[i] == val;
        in_y ^= y[i] == val;
    }
    return in_x ^ in_y;
}
