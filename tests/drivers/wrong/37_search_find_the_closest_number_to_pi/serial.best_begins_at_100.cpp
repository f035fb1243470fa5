// expect: wrong_answer
size_t findClosestToPi(std::vector<double> const& x) {
    double best = 100;
    size_t closest = 0;
    for (size_t i = 0; i < x.size(); ++i)
        if (std::abs(x[i] - M_PI) < best) {
            best = std::abs(x[i] - M_PI);
            closest = i;
        }
    return closest;
}
