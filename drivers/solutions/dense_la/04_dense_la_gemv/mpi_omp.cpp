namespace {

// y = A * x for a matrix of M rows. Four rows at a time: their sums do not wait for each other, and
// x is loaded a quarter as often.
void multiply(const double* A, const double* x, double* y, size_t M, size_t N) {
    size_t i = 0;
    for (; i + 4 <= M; i += 4) {
        const double *a = A + i * N, *b = a + N, *c = b + N, *d = c + N;
        double ax = 0, bx = 0, cx = 0, dx = 0;
        for (size_t j = 0; j < N; ++j) {
            ax += a[j] * x[j];
            bx += b[j] * x[j];
            cx += c[j] * x[j];
            dx += d[j] * x[j];
        }
        y[i] = ax, y[i + 1] = bx, y[i + 2] = cx, y[i + 3] = dx;
    }
    for (; i < M; ++i) y[i] = std::inner_product(x, x + N, A + i * N, 0.0);
}

}  // namespace

void gemv(std::vector<double> const& A, std::vector<double> const& x, std::vector<double>& y,
          size_t M, size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<int> counts(ranks), starts(ranks);
    for (int r = 0; r < ranks; ++r) {
        starts[r] = int(M * r / ranks);
        counts[r] = int(M * (r + 1) / ranks) - starts[r];
    }
    const size_t first = starts[rank], rows = counts[rank];
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t from = first + rows * thread / threads;
        const size_t to = first + rows * (thread + 1) / threads;
        multiply(A.data() + from * N, x.data(), y.data() + from, to - from, N);
    }
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : y.data() + first, counts[rank], MPI_DOUBLE, y.data(),
                counts.data(), starts.data(), MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
