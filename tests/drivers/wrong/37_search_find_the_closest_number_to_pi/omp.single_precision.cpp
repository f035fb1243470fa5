// expect: wrong_answer
size_t findClosestToPi(std::vector<double> const& x) {
    float best = std::numeric_limits<float>::max();
    size_t closest = 0;
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        float distance = std::abs(float(x[i]) - float(M_PI));
#pragma omp critical
        if (distance < best) {
            best = distance;
            closest = i;
        }
    }
    return closest;
}
