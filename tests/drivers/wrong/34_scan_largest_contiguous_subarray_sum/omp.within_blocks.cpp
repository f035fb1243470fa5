// expect: wrong_answer
int maximumSubarray(std::vector<int> const& x) {
    int largest = INT_MIN;
#pragma omp parallel reduction(max : largest)
    {
        int sum = 0;
#pragma omp for schedule(static)
        for (size_t i = 0; i < x.size(); ++i) {
            sum = std::max(sum, 0) + x[i];
            largest = std::max(largest, sum);
        }
    }
    return largest;
}
