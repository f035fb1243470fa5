int edgeCount(std::vector<int> const& A, size_t N) {
    int edges = 0;
    for (size_t k = 0; k < N * N; ++k) edges += A[k];
    return edges;
}
