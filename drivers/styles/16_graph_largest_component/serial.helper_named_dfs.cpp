// The published baseline has a helper of the same name, with which this collides.
int dfs(std::vector<int> const& A, std::vector<bool>& visited, size_t N, size_t u) {
    visited[u] = true;
    int size = 1;
    for (size_t v = 0; v < N; ++v)
        if (A[u * N + v] && !visited[v]) size += dfs(A, visited, N, v);
    return size;
}

int largestComponent(std::vector<int> const& A, size_t N) {
    std::vector<bool> visited(N, false);
    int result = 0;
    for (size_t u = 0; u < N; ++u)
        if (!visited[u]) result = std::max(result, dfs(A, visited, N, u));
    return result;
}
