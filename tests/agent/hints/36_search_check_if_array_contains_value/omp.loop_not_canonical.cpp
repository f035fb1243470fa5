bool contains(std::vector<int> const& x, int target) {
    bool found = false;
    #pragma omp parallel for
    for (size_t i = 0; i < x.size() && !found; ++i) {
        if (x[i] == target) found = true;
    }
    return found;
}
