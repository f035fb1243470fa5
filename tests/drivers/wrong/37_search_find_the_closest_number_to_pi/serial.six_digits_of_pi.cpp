// expect: wrong_answer
size_t findClosestToPi(std::vector<double> const& x) {
    size_t closest = 0;
    for (size_t i = 1; i < x.size(); ++i)
        if (std::abs(x[i] - 3.14159) < std::abs(x[closest] - 3.14159)) closest = i;
    return closest;
}
