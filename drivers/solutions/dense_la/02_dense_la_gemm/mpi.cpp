namespace {

// c += a row of A, from column k to last, times the rows of B from k to last. Four rows of B at a
// time, since then c is loaded and stored a quarter as often.
void add_row(double* __restrict c, const double* a, const double* B, size_t k, size_t last,
             size_t N) {
    for (; k + 4 <= last; k += 4) {
        const double a0 = a[k], a1 = a[k + 1], a2 = a[k + 2], a3 = a[k + 3];
        const double* b = B + k * N;
        for (size_t j = 0; j < N; ++j)
            c[j] += a0 * b[j] + a1 * b[N + j] + a2 * b[2 * N + j] + a3 * b[3 * N + j];
    }
    for (; k < last; ++k)
        for (size_t j = 0; j < N; ++j) c[j] += a[k] * B[k * N + j];
}

// C = A * B, where A and C have M rows. Goes through B in blocks of rows that stay in cache.
void multiply(const double* A, const double* B, double* C, size_t M, size_t K, size_t N) {
    constexpr size_t block = 64;
    std::fill(C, C + M * N, 0.0);
    for (size_t k = 0; k < K; k += block)
        for (size_t i = 0; i < M; ++i)
            add_row(C + i * N, A + i * K, B, k, std::min(k + block, K), N);
}

}  // namespace

void gemm(std::vector<double> const& A, std::vector<double> const& B, std::vector<double>& C,
          size_t M, size_t K, size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<int> counts(ranks), starts(ranks);
    for (int p = 0; p < ranks; ++p) {
        starts[p] = M * p / ranks * N;
        counts[p] = M * (p + 1) / ranks * N - starts[p];
    }
    const size_t first = M * rank / ranks, last = M * (rank + 1) / ranks;
    double* part = C.data() + starts[rank];  // every rank's C has room for all of it
    multiply(A.data() + first * K, B.data(), part, last - first, K, N);
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : part, counts[rank], MPI_DOUBLE, C.data(), counts.data(),
                starts.data(), MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
