// expect: wrong_answer
int maximumSubarray(std::vector<int> const& x) {
    std::vector<int> prefix, suffix;
    int largest = INT_MIN;
#pragma omp parallel reduction(max : largest)
    {
        size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
#pragma omp single
        {
            prefix.assign(threads, 0);
            suffix.assign(threads, 0);
        }
        size_t first = x.size() * thread / threads, last = x.size() * (thread + 1) / threads;
        int sum = 0, ending = 0;
        for (size_t i = first; i < last; ++i) {
            sum += x[i];
            prefix[thread] = std::max(prefix[thread], sum);
            ending = std::max(ending, 0) + x[i];
            largest = std::max(largest, ending);
        }
        suffix[thread] = std::max(ending, 0);
#pragma omp barrier
        if (thread > 0 && suffix[thread - 1] > 0 && prefix[thread] > 0)
            largest = std::max(largest, suffix[thread - 1] + prefix[thread]);
    }
    return largest;
}
