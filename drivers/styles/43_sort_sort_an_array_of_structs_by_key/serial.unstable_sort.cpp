// Ties in any order.
void sortByStartTime(std::vector<Result>& results) {
    std::sort(results.begin(), results.end(), [](const Result& a, const Result& b) {
        return a.startTime != b.startTime ? a.startTime < b.startTime : a.duration > b.duration;
    });
}
