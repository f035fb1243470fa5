// expect: wrong_answer
double closestPair(std::vector<double> const& x) {
    auto sorted = x;
    std::sort(sorted.begin(), sorted.end());
    long least = LONG_MAX;
    for (size_t i = 1; i < sorted.size(); ++i)
        least = std::min(least, std::labs(sorted[i] - sorted[i - 1]));
    return least;
}
