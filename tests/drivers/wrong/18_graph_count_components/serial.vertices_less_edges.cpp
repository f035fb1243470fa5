// expect: wrong_answer
int componentCount(std::vector<int> const& A, size_t N) {
    int count = N;
    for (size_t i = 0; i < N; ++i)
        for (size_t j = i + 1; j < N; ++j)
            if (A[i * N + j]) --count;
    return count;
}
