namespace {

// The smallest distance to pi in x[0, count). Four minima at a time, since each has to wait for the
// one before.
double nearest_distance(const double* x, size_t count) {
    double best[4] = {HUGE_VAL, HUGE_VAL, HUGE_VAL, HUGE_VAL};
    for (; count >= 4; count -= 4, x += 4)
        for (int lane = 0; lane < 4; ++lane)
            best[lane] = std::min(best[lane], std::abs(x[lane] - M_PI));
    for (; count > 0; --count, ++x) best[0] = std::min(best[0], std::abs(*x - M_PI));
    return std::min(std::min(best[0], best[1]), std::min(best[2], best[3]));
}

struct Nearest {
    double distance = HUGE_VAL;
    size_t index = 0;
    bool operator<(const Nearest& other) const { return distance < other.distance; }
};

// The value of x in [first, last) that is nearest to pi. Only the block that holds it is searched
// for its position.
Nearest nearest(std::vector<double> const& x, size_t first, size_t last) {
    constexpr size_t block = 1024;
    Nearest best{HUGE_VAL, first};
    for (size_t start = first; start < last; start += block) {
        const double distance = nearest_distance(x.data() + start, std::min(block, last - start));
        best = std::min(best, Nearest{distance, start});
    }
    while (best.index < last && std::abs(x[best.index] - M_PI) != best.distance) ++best.index;
    return best;
}

}  // namespace

#pragma omp declare reduction(nearer:Nearest : omp_out = std::min(omp_out, omp_in))

size_t findClosestToPi(std::vector<double> const& x) {
    Nearest best;
#pragma omp parallel reduction(nearer : best)
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        best = nearest(x, x.size() * thread / threads, x.size() * (thread + 1) / threads);
    }
    return best.index;
}
