// expect: wrong_answer
int edgeCount(std::vector<int> const& A, size_t N) {
    int count = 0;
#pragma omp parallel for lastprivate(count)
    for (size_t i = 0; i < N; ++i) {
        count = 0;
        for (size_t j = 0; j < N; ++j) count += A[i * N + j];
    }
    return count;
}
