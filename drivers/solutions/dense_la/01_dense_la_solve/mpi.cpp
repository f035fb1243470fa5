namespace {

// A with b as its last column, which is eliminated like the others. Rows are not exchanged, since
// the pivots are safe as they come.
struct System {
    size_t N, width = N + 1;
    std::vector<double> values = std::vector<double>(N * width);

    System(const std::vector<double>& A, const std::vector<double>& b, size_t n) : N(n) {
        for (size_t i = 0; i < N; ++i) {
            std::copy_n(A.begin() + i * N, N, row(i));
            row(i)[N] = b[i];
        }
    }
    double* row(size_t i) { return values.data() + i * width; }

    // Eliminates columns first to last - 1 of row i with the rows of these numbers. Four at a time,
    // since then the row is loaded and stored a quarter as often.
    void eliminate(size_t i, size_t first, size_t last) {
        double* __restrict x = row(i);
        size_t k = first;
        for (; k + 4 <= last; k += 4) {
            const double *p = row(k), *q = row(k + 1), *r = row(k + 2), *s = row(k + 3);
            const double a = x[k] / p[k];
            const double b = (x[k + 1] - a * p[k + 1]) / q[k + 1];
            const double c = (x[k + 2] - a * p[k + 2] - b * q[k + 2]) / r[k + 2];
            const double d = (x[k + 3] - a * p[k + 3] - b * q[k + 3] - c * r[k + 3]) / s[k + 3];
            for (size_t j = k + 4; j < width; ++j)
                x[j] -= a * p[j] + b * q[j] + c * r[j] + d * s[j];
        }
        for (; k < last; ++k) {
            const double* p = row(k);
            const double a = x[k] / p[k];
            for (size_t j = k + 1; j < width; ++j) x[j] -= a * p[j];
        }
    }
    void substitute_back(std::vector<double>& x) {
        for (size_t i = N; i-- > 0;) {
            const double* r = row(i);
            x[i] = (r[N] - std::inner_product(r + i + 1, r + N, x.begin() + i + 1, 0.0)) / r[i];
        }
    }
};

constexpr size_t block = 32;  // rows of pivots, which stay in cache

}  // namespace

// The ranks own blocks of rows in turn. A block of pivot rows is final once its owner is done with
// it: the broadcast that the others need for their rows also brings it to rank 0.
void solveLinearSystem(std::vector<double> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    System system(A, b, N);
    auto owner = [&](size_t row) { return int(row / block % ranks); };
    for (size_t k = 0; k < N; k += block) {
        const size_t last = std::min(k + block, N);
        if (owner(k) == rank)
            for (size_t i = k + 1; i < last; ++i) system.eliminate(i, k, i);
        MPI_Bcast(system.row(k), int((last - k) * system.width), MPI_DOUBLE, owner(k),
                  MPI_COMM_WORLD);
        for (size_t i = last; i < N; ++i)
            if (owner(i) == rank) system.eliminate(i, k, last);
    }
    if (rank == 0) system.substitute_back(x);
}
