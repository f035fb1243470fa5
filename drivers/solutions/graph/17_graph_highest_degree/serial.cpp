namespace {

// Adds what row u of the matrix has behind its diagonal to the degrees of both ends.
void add_row(const int* row, size_t u, size_t n, int* degree) {
    int own = 0;
    for (size_t v = u + 1; v < n; ++v) {
        own += row[v];
        degree[v] += row[v];
    }
    degree[u] += own;
}

}  // namespace

// The matrix is symmetric: half of it, which is half of the memory traffic, tells all.
int maxDegree(std::vector<int> const& A, size_t N) {
    std::vector<int> degree(N, 0);
    for (size_t u = 0; u < N; ++u) add_row(&A[u * N], u, N, degree.data());
    return *std::max_element(degree.begin(), degree.end());
}
