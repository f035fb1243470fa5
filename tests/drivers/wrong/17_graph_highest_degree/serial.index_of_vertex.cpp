// expect: wrong_answer
int maxDegree(std::vector<int> const& A, size_t N) {
    std::vector<int> degree(N, 0);
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) degree[i] += A[i * N + j];
    return std::max_element(degree.begin(), degree.end()) - degree.begin();
}
