// expect: wrong_answer
void sortByStartTime(std::vector<Result>& results) {
    std::vector<int> times;
    for (const auto& result : results) times.push_back(result.startTime);
    std::sort(times.begin(), times.end());
    for (size_t i = 0; i < results.size(); ++i) results[i].startTime = times[i];
}
