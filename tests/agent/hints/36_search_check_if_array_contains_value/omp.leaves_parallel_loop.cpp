bool contains(std::vector<int> const& x, int target) {
    #pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        if (x[i] == target) return true;
    }
    return false;
}
