// expect: wrong_answer
size_t findClosestToPi(std::vector<double> const& x) {
    double best = std::numeric_limits<double>::max();
    size_t closest = 0;
#pragma omp parallel for reduction(min : best)
    for (size_t i = 0; i < x.size(); ++i) {
        double distance = std::abs(x[i] - M_PI);
        if (distance < best) {
            best = distance;
            closest = i;
        }
    }
    return closest;
}
