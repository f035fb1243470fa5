// expect: wrong_answer
int maxDegree(std::vector<int> const& A, size_t N) {
    std::vector<int> degree(N, 0);
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j)
            if (A[i * N + j]) {
                ++degree[i];
                ++degree[j];
            }
    return *std::max_element(degree.begin(), degree.end());
}
