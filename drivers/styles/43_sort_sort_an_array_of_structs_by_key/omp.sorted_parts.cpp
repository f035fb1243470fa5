// Two halves sorted by two sections, and merged.
void sortByStartTime(std::vector<Result>& results) {
    const auto earlier = [](const Result& a, const Result& b) { return a.startTime < b.startTime; };
    const auto middle = results.begin() + results.size() / 2;
#pragma omp parallel sections
    {
#pragma omp section
        std::sort(results.begin(), middle, earlier);
#pragma omp section
        std::sort(middle, results.end(), earlier);
    }
    std::inplace_merge(results.begin(), middle, results.end(), earlier);
}
