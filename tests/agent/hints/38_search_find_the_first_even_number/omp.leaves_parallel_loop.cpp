size_t findFirstEven(std::vector<int> const& x) {
    size_t first = x.size();
    #pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        if (x[i] % 2 == 0) {
            first = i;
            break;
        }
    }
    return first;
}
