// expect: wrong_answer
double closestPair(std::vector<double> const& x) {
    auto sorted = x;
    std::sort(sorted.begin(), sorted.end());
    double least = std::numeric_limits<double>::max();
#pragma omp parallel reduction(min : least)
    {
        size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        size_t first = sorted.size() * thread / threads;
        size_t last = sorted.size() * (thread + 1) / threads;
        for (size_t i = first + 1; i < last; ++i)
            least = std::min(least, distance(sorted[i - 1], sorted[i]));
    }
    return least;
}
