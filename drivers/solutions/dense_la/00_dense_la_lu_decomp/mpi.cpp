namespace {

// Eliminates columns first to last - 1 of a row with the pivot rows of A, and keeps the factors
// there. Four pivots at a time, since then the row is loaded and stored a quarter as often.
void eliminate(double* __restrict row, const double* A, size_t N, size_t first, size_t last) {
    size_t k = first;
    for (; k + 4 <= last; k += 4) {
        const double* p = A + k * N;
        const double *q = p + N, *r = q + N, *s = r + N;
        const double a = row[k] /= p[k];
        const double b = row[k + 1] = (row[k + 1] - a * p[k + 1]) / q[k + 1];
        const double c = row[k + 2] = (row[k + 2] - a * p[k + 2] - b * q[k + 2]) / r[k + 2];
        const double d = row[k + 3] =
            (row[k + 3] - a * p[k + 3] - b * q[k + 3] - c * r[k + 3]) / s[k + 3];
        for (size_t j = k + 4; j < N; ++j) row[j] -= a * p[j] + b * q[j] + c * r[j] + d * s[j];
    }
    for (; k < last; ++k) {
        const double* p = A + k * N;
        const double a = row[k] /= p[k];
        for (size_t j = k + 1; j < N; ++j) row[j] -= a * p[j];
    }
}

constexpr size_t block = 32;  // rows of pivots, which stay in cache

}  // namespace

// The ranks own blocks of rows in turn. A block of pivot rows is final once its owner has
// factorized it: the broadcast that the others need for their rows also brings it to rank 0.
void luFactorize(std::vector<double>& A, size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    auto owner = [&](size_t row) { return int(row / block % ranks); };
    for (size_t k = 0; k < N; k += block) {
        const size_t last = std::min(k + block, N);
        if (owner(k) == rank)
            for (size_t i = k + 1; i < last; ++i) eliminate(A.data() + i * N, A.data(), N, k, i);
        MPI_Bcast(A.data() + k * N, int((last - k) * N), MPI_DOUBLE, owner(k), MPI_COMM_WORLD);
        for (size_t i = last; i < N; ++i)
            if (owner(i) == rank) eliminate(A.data() + i * N, A.data(), N, k, last);
    }
}
