// expect: wrong_answer
int largestComponent(std::vector<int> const& A, size_t N) {
    std::vector<bool> seen(N, false);
    std::queue<size_t> queue;
    int size = 0, largest = 0;
    for (size_t start = 0; start < N; ++start) {
        if (seen[start]) continue;
        seen[start] = true;
        queue.push(start);
        while (!queue.empty()) {
            size_t u = queue.front();
            queue.pop();
            ++size;
            for (size_t v = 0; v < N; ++v)
                if (A[u * N + v] && !seen[v]) {
                    seen[v] = true;
                    queue.push(v);
                }
        }
        largest = std::max(largest, size);
    }
    return largest;
}
