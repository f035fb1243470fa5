// expect: wrong_answer
int largestComponent(std::vector<int> const& A, size_t N) {
    std::vector<int> parent(N), size(N, 0);
    std::iota(parent.begin(), parent.end(), 0);
    auto find = [&](int u) {
        while (parent[u] != u) u = parent[u];
        return u;
    };
    for (size_t i = 0; i < N; ++i)
        for (size_t j = i + 1; j < N; ++j)
            if (A[i * N + j]) parent[find(j)] = find(i);
#pragma omp parallel for
    for (size_t i = 0; i < N; ++i) {
#pragma omp atomic
        ++size[parent[i]];  // the parent need not be the root
    }
    return *std::max_element(size.begin(), size.end());
}
