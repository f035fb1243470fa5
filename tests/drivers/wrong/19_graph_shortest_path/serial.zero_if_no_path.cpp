// expect: wrong_answer
int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    std::vector<int> length(N, 0);
    std::queue<int> queue;
    length[source] = 0;
    queue.push(source);
    while (!queue.empty()) {
        int u = queue.front();
        queue.pop();
        for (size_t v = 0; v < N; ++v)
            if (A[u * N + v] && !length[v] && int(v) != source) {
                length[v] = length[u] + 1;
                queue.push(v);
            }
    }
    return length[dest];
}
