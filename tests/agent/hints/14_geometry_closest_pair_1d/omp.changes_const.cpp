double closestPair(std::vector<double> const& x) {
    std::sort(x.begin(), x.end());
    double least = std::numeric_limits<double>::max();
    #pragma omp parallel for reduction(min:least)
    for (size_t i = 1; i < x.size(); ++i) least = std::min(least, distance(x[i - 1], x[i]));
    return least;
}
