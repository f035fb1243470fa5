// expect: wrong_answer
double closestPair(std::vector<double> const& x) {
    std::set<double> sorted(x.begin(), x.end());
    double least = std::numeric_limits<double>::max();
    for (auto a = sorted.begin(), b = std::next(a); b != sorted.end(); ++a, ++b)
        least = std::min(least, distance(*a, *b));
    return least;
}
