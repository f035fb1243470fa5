// expect: wrong_answer
int componentCount(std::vector<int> const& A, size_t N) {
    std::vector<bool> seen(N, false);
    std::queue<size_t> queue;
    int count = 0;
    for (size_t start = 0; start < N; ++start) {
        if (seen[start]) continue;
        seen[start] = true;
        queue.push(start);
        int size = 0;
        for (; !queue.empty(); queue.pop(), ++size)
            for (size_t v = 0; v < N; ++v)
                if (A[queue.front() * N + v] && !seen[v]) {
                    seen[v] = true;
                    queue.push(v);
                }
        if (size > 1) ++count;
    }
    return count;
}
