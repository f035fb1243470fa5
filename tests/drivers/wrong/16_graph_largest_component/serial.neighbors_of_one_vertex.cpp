// expect: wrong_answer
int largestComponent(std::vector<int> const& A, size_t N) {
    int largest = 0;
    for (size_t i = 0; i < N; ++i) {
        int size = 1;
        for (size_t j = 0; j < N; ++j) size += A[i * N + j];
        largest = std::max(largest, size);
    }
    return largest;
}
