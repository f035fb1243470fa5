// expect: wrong_answer
void sortByStartTime(std::vector<Result>& results) {
    std::sort(results.begin(), results.end(),
              [](const Result& a, const Result& b) { return a.startTime < b.startTime; });
    for (auto& result : results) result.value = std::nanf("");
}
