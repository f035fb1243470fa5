// expect: wrong_answer
double closestPair(std::vector<double> const& x) {
    double least = std::numeric_limits<double>::max();
    for (size_t i = 1; i < x.size(); ++i) least = std::min(least, distance(x[i - 1], x[i]));
    return least;
}
