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
// round the threads of all ranks, since the first ones are the longest.
int maxDegree(std::vector<int> const& A, size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<int> own(N, 0), degree(N, 0);
    int* sum = own.data();
#pragma omp parallel for schedule(static, 1) reduction(+ : sum[:N])
    for (size_t u = rank; u < N; u += ranks) add_row(&A[u * N], u, N, sum);
    MPI_Reduce(own.data(), degree.data(), int(N), MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
    return *std::max_element(degree.begin(), degree.end());
}
