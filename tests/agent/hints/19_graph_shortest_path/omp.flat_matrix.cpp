int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    std::vector<int> dist(N, -1);
    #pragma omp parallel for
    for (int v = 0; v < N; ++v) {
        if (A[source][v] == 1) dist[v] = 1;
    }
    return dist[dest];
}
