// The example of the published prompt counts half of them.
int edgeCount(std::vector<int> const& A, size_t N) {
    return std::accumulate(A.begin(), A.begin() + N * N, 0);
}
