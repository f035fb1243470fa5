// expect: wrong_answer
int edgeCount(std::vector<int> const& A, size_t N) {
    int count = 0;
    for (size_t i = 0; i < N; ++i)
        for (size_t j = i + 1; j < N; ++j)
            if (A[i * N + j] || A[j * N + i]) ++count;
    return count;
}
