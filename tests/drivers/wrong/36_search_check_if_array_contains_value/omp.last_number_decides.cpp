// expect: wrong_answer
bool contains(std::vector<int> const& x, int target) {
    bool found = false;
#pragma omp parallel for lastprivate(found)
    for (size_t i = 0; i < x.size(); ++i) found = x[i] == target;
    return found;
}
