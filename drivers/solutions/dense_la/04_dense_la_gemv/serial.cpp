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
    multiply(A.data(), x.data(), y.data(), M, N);
}
