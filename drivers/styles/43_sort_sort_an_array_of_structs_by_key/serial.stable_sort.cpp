// The published judge compares ties with the outcome of an unstable sort, and rejects this.
void sortByStartTime(std::vector<Result>& results) {
    std::stable_sort(results.begin(), results.end(),
                     [](const Result& a, const Result& b) { return a.startTime < b.startTime; });
}
