void sortByStartTime(std::vector<Result>& results) {
    #pragma omp parallel for
    for (size_t i = 0; i < results.size(); ++i) {
        for (size_t j = i + 1; j < results.size(); ++j) {
            if (results[i].startTime > results[j].startTime) {
                std::swap(results[i], results[j]);
            }
        }
    }
}
