// expect: wrong_answer
int findKthSmallest(std::vector<int> const& x, int k) {
    int result = 0;
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        int smaller = 0;
        for (int value : x) smaller += value < x[i];
        if (smaller == k - 1) {
#pragma omp atomic write
            result = x[i];
        }
    }
    return result;
}
