// expect: wrong_answer
void sortByStartTime(std::vector<Result>& results) {
    std::map<int, Result> by_time;
    for (const auto& result : results) by_time[result.startTime] = result;
    results.clear();
    for (const auto& entry : by_time) results.push_back(entry.second);
}
