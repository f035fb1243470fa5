// expect: wrong_answer
int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    std::vector<int> length(N, INT_MAX), next;
    length[source] = 0;
    for (size_t rounds = 1; rounds <= N; rounds *= 2) {  // log(N) rounds are enough
        next = length;
#pragma omp parallel for
        for (size_t v = 0; v < N; ++v)
            for (size_t u = 0; u < N; ++u)
                if (A[u * N + v] && length[u] != INT_MAX)
                    next[v] = std::min(next[v], length[u] + 1);
        length.swap(next);
    }
    return length[dest] == INT_MAX ? -1 : length[dest];
}
