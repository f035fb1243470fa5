// expect: wrong_answer
void sortByStartTime(std::vector<Result>& results) {
    std::vector<Result> sorted(results.size());
    for (int shift = 0; shift < 32; shift += 8) {
        size_t place[257] = {};
        for (const auto& r : results) ++place[(unsigned(r.startTime) >> shift & 255) + 1];
        for (int i = 0; i < 256; ++i) place[i + 1] += place[i];
        for (const auto& r : results) sorted[place[unsigned(r.startTime) >> shift & 255]++] = r;
        results.swap(sorted);
    }
}
