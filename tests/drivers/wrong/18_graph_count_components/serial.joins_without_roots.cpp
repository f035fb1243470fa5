// expect: wrong_answer
int componentCount(std::vector<int> const& A, size_t N) {
    std::vector<int> parent(N);
    std::iota(parent.begin(), parent.end(), 0);
    for (size_t i = 0; i < N; ++i)
        for (size_t j = i + 1; j < N; ++j)
            if (A[i * N + j]) parent[j] = parent[i];
    return std::set<int>(parent.begin(), parent.end()).size();
}
