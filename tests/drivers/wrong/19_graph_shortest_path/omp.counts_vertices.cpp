// expect: wrong_answer
int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    std::vector<int> length(N, 0);
    length[source] = 1;
    for (int step = 1; !length[dest]; ++step) {
        bool found = false;
        const std::vector<int> before = length;
#pragma omp parallel for reduction(|| : found)
        for (size_t v = 0; v < N; ++v)
            for (size_t u = 0; !length[v] && u < N; ++u)
                if (A[u * N + v] && before[u] == step) {
                    length[v] = step + 1;
                    found = true;
                }
        if (!found) return -1;
    }
    return length[dest];
}
