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
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t first = M * thread / threads, last = M * (thread + 1) / threads;
        multiply(A.data() + first * K, B.data(), C.data() + first * N, last - first, K, N);
    }
}
