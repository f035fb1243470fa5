void sortIgnoreZero(std::vector<int>& x) {
    int least = x.at(0);
    #pragma omp parallel for reduction(min : least)
    for (size_t i = 0; i < x.size(); ++i) least = std::min(least, x[i]);
    std::sort(x.begin(), x.end());
}
