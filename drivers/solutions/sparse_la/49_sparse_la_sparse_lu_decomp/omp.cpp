namespace {

constexpr size_t block = 4;

// Eliminates the columns from k to last of row i by the rows of the same numbers, which are final;
// at most a block of them. Four at a time, since then row i is loaded and stored a quarter as
// often; none where A has left nothing to eliminate.
void eliminate(double* L, double* U, size_t N, size_t i, size_t k, size_t last) {
    double* __restrict row = U + i * N;
    double factor[block] = {};
    bool none = true;
    for (size_t p = k; p < last; ++p) {
        L[i * N + p] = factor[p - k] = row[p] / U[p * N + p];
        for (size_t j = p + 1; j < last; ++j) row[j] -= factor[p - k] * U[p * N + j];
        row[p] = 0;
        none = none && factor[p - k] == 0;
    }
    if (none) return;
    const double* pivot = U + k * N;
    if (last - k == block)
        for (size_t j = last; j < N; ++j)
            row[j] -= factor[0] * pivot[j] + factor[1] * pivot[N + j] +
                      factor[2] * pivot[2 * N + j] + factor[3] * pivot[3 * N + j];
    else
        for (size_t p = k; p < last; ++p)
            for (size_t j = last; j < N; ++j) row[j] -= factor[p - k] * U[p * N + j];
}

}  // namespace

// Eliminates a block of columns at a time, the threads in rows of their own.
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
#pragma omp parallel
    {
#pragma omp for
        for (size_t i = 0; i < A.size(); ++i) U[A[i].row * N + A[i].column] = A[i].value;
#pragma omp for
        for (size_t i = 0; i < N; ++i) L[i * N + i] = 1;
        for (size_t k = 0; k < N; k += block) {
            const size_t last = std::min(k + block, N);
#pragma omp single
            for (size_t i = k; i < last; ++i) eliminate(L.data(), U.data(), N, i, k, i);
#pragma omp for
            for (size_t i = last; i < N; ++i) eliminate(L.data(), U.data(), N, i, k, last);
        }
    }
}
