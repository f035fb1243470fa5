int maxDegree(std::vector<int> const& A, size_t N) {
    int highest = 0;
    for (size_t u = 0; u < N; ++u)
        highest = std::max(highest, std::accumulate(&A[u * N], &A[u * N] + N, 0));
    return highest;
}
