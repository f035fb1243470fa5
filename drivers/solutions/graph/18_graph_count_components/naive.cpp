int componentCount(std::vector<int> const& A, size_t N) {
    int count = 0;
    std::vector<bool> seen(N, false);
    std::vector<size_t> stack;
    for (size_t start = 0; start < N; ++start) {
        if (seen[start]) continue;
        ++count;
        seen[start] = true;
        stack.push_back(start);
        while (!stack.empty()) {
            const size_t u = stack.back();
            stack.pop_back();
            for (size_t v = 0; v < N; ++v)
                if (A[u * N + v] && !seen[v]) {
                    seen[v] = true;
                    stack.push_back(v);
                }
        }
    }
    return count;
}
