// expect: wrong_answer
void sortByStartTime(std::vector<Result>& results) {
#pragma omp parallel
    {
        size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        std::sort(results.begin() + results.size() * thread / threads,
                  results.begin() + results.size() * (thread + 1) / threads,
                  [](const Result& a, const Result& b) { return a.startTime < b.startTime; });
    }
}
