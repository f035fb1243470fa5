bool contains(std::vector<int> const& x, int target) {
    bool found = false;
    size_t i = 0;
    #pragma omp parallel for reduction(||:found)
    while (i < x.size()) {
        found = found || x[i++] == target;
    }
    return found;
}
