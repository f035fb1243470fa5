// expect: wrong_answer
bool contains(std::vector<int> const& x, int target) {
    bool found = true;
#pragma omp parallel for reduction(&& : found)
    for (size_t i = 0; i < x.size(); ++i) found = found && x[i] == target;
    return found;
}
