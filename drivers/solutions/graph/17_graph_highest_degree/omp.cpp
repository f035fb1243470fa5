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

// The matrix is symmetric: half of it, which is half of the memory traffic, tells all. Rows go
// round the threads, since the first ones are the longest.
int maxDegree(std::vector<int> const& A, size_t N) {
    std::vector<int> sum(N, 0);
    int* degree = sum.data();
#pragma omp parallel for schedule(static, 1) reduction(+ : degree[:N])
    for (size_t u = 0; u < N; ++u) add_row(&A[u * N], u, N, degree);
    return *std::max_element(sum.begin(), sum.end());
}
