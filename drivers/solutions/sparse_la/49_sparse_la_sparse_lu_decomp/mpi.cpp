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

// Blocks of rows are dealt out to the ranks in turn; whoever has finished a block tells the others.
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    for (const auto& entry : A) U[entry.row * N + entry.column] = entry.value;
    for (size_t k = 0; k < N; k += block) {
        const size_t last = std::min(k + block, N);
        const int owner = int(k / block % ranks);
        if (rank == owner)
            for (size_t i = k; i < last; ++i) {
                eliminate(L.data(), U.data(), N, i, k, i);
                L[i * N + i] = 1;
            }
        MPI_Bcast(&U[k * N], int((last - k) * N), MPI_DOUBLE, owner, MPI_COMM_WORLD);

        const size_t next = k + block * ((rank - owner + ranks - 1) % ranks + 1);
        for (size_t mine = next; mine < N; mine += block * ranks)
            for (size_t i = mine; i < std::min(mine + block, N); ++i)
                eliminate(L.data(), U.data(), N, i, k, last);
    }
    // Rank 0 has all of U; each row of L is on one rank, and zero on the others.
    MPI_Reduce(rank == 0 ? MPI_IN_PLACE : L.data(), L.data(), int(N * N), MPI_DOUBLE, MPI_SUM, 0,
               MPI_COMM_WORLD);
}
