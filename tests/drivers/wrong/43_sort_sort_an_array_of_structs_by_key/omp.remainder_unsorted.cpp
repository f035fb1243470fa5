// expect: wrong_answer
void sortByStartTime(std::vector<Result>& results) {
    auto earlier = [](const Result& a, const Result& b) { return a.startTime < b.startTime; };
    int threads = omp_get_max_threads();
    size_t chunk = results.size() / threads;
#pragma omp parallel for
    for (int t = 0; t < threads; ++t)
        std::sort(results.begin() + t * chunk, results.begin() + (t + 1) * chunk, earlier);
    for (int t = 1; t < threads; ++t)
        std::inplace_merge(results.begin(), results.begin() + t * chunk,
                           results.begin() + (t + 1) * chunk, earlier);
}
