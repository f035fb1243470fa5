void sortByStartTime(std::vector<Result>& results) {
    #pragma omp parallel for reduction(max:maxStartTime)
    for (size_t i = 0; i < results.size(); ++i) {
        maxStartTime = std::max(maxStartTime, results[i].startTime);
    }
}
