// expect: timed_out
int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    std::vector<char> level(N, 0);
    level[source] = 1;
    for (int length = 0;; ++length) {
        if (level[dest]) return length;
        std::vector<char> next(N, 0);
        bool found = false;
        for (size_t u = 0; u < N; ++u)
            for (size_t v = 0; level[u] && v < N; ++v)
                if (A[u * N + v]) next[v] = found = true;
        if (!found) return -1;
        level.swap(next);
    }
}
