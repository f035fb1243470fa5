double closestPair(std::vector<double> const& x) {
    double least = std::numeric_limits<double>::infinity();
    for (size_t i = 0; i < x.size(); ++i)
        for (size_t j = i + 1; j < x.size(); ++j) least = std::min(least, distance(x[i], x[j]));
    return least;
}
