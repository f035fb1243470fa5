// expect: input_modified
double closestPair(std::vector<double> const& x) {
    auto& sorted = const_cast<std::vector<double>&>(x);
    std::sort(sorted.begin(), sorted.end());
    double least = std::numeric_limits<double>::max();
    for (size_t i = 1; i < sorted.size(); ++i)
        least = std::min(least, distance(sorted[i - 1], sorted[i]));
    return least;
}
