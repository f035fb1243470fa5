namespace {

using Vector = Kokkos::View<double*>;

// Each row is divided by its diagonal entry, which is then 1 and not kept. The other entries of row
// i are from start(i) to start(i + 1).
struct Matrix {
    Kokkos::View<size_t*> start, column;
    Vector value;
};

Vector diagonal_of(Kokkos::View<const COOElement*> const& A, size_t N) {
    const Vector diagonal("diagonal", N);
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) {
            if (A(i).row == A(i).column) diagonal(A(i).row) = A(i).value;
        });
    return diagonal;
}

Matrix by_rows(Kokkos::View<const COOElement*> const& A, Vector const& diagonal) {
    const size_t rows = diagonal.extent(0);
    const Kokkos::View<size_t*> start("start", rows + 1), next("next", rows + 1);
    const Kokkos::View<size_t*> column("column", A.extent(0));
    const Vector value("value", A.extent(0));
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) {
            if (A(i).row != A(i).column) Kokkos::atomic_inc(&next(A(i).row));
        });
    Kokkos::parallel_scan(
        rows + 1, KOKKOS_LAMBDA(const size_t row, size_t& sum, const bool is_final) {
            const size_t count = next(row);
            if (is_final) start(row) = next(row) = sum;
            sum += count;
        });
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) {
            const size_t row = A(i).row;
            if (row == A(i).column) return;
            const size_t to = Kokkos::atomic_fetch_inc(&next(row));
            column(to) = A(i).column;
            value(to) = A(i).value / diagonal(row);
        });
    return {start, column, value};
}

void multiply(Matrix const& A, Vector const& v, Vector const& product) {
    using Policy = Kokkos::TeamPolicy<>;
    Kokkos::parallel_for(
        Policy(v.extent(0), Kokkos::AUTO), KOKKOS_LAMBDA(const Policy::member_type& team) {
            const size_t row = team.league_rank();
            double sum = 0;
            Kokkos::parallel_reduce(
                Kokkos::TeamVectorRange(team, A.start(row), A.start(row + 1)),
                [&](const size_t i, double& partial) { partial += A.value(i) * v(A.column(i)); },
                sum);
            Kokkos::single(Kokkos::PerTeam(team), [&]() { product(row) = v(row) + sum; });
        });
}

double dot(Vector const& a, Vector const& b) {
    double sum = 0;
    Kokkos::parallel_reduce(
        a.extent(0), KOKKOS_LAMBDA(const size_t i, double& partial) { partial += a(i) * b(i); },
        sum);
    return sum;
}

// BiCGSTAB (van der Vorst, 1992): a solution of A*x = b, unless it breaks down.
void iterate(Matrix const& A, Vector const& b, Vector const& x) {
    const size_t n = b.extent(0);
    const Vector r("r", n), p("p", n), v("v", n), t("t", n);
    Kokkos::deep_copy(r, b);
    Kokkos::deep_copy(p, b);
    double rho = dot(b, r);
    const double enough = 1e-26 * rho;
    for (int i = 0; i < 100 && dot(r, r) > enough; ++i) {
        multiply(A, p, v);
        const double alpha = rho / dot(b, v);
        Kokkos::parallel_for(
            n, KOKKOS_LAMBDA(const size_t j) {
                x(j) += alpha * p(j);
                r(j) -= alpha * v(j);
            });
        multiply(A, r, t);
        const double square = dot(t, t), omega = square > 0 ? dot(t, r) / square : 0;
        Kokkos::parallel_for(
            n, KOKKOS_LAMBDA(const size_t j) {
                x(j) += omega * r(j);
                r(j) -= omega * t(j);
            });
        const double old = std::exchange(rho, dot(b, r)), beta = rho / old * (alpha / omega);
        Kokkos::parallel_for(
            n, KOKKOS_LAMBDA(const size_t j) { p(j) = r(j) + beta * (p(j) - omega * v(j)); });
    }
    if (!std::isfinite(dot(x, x))) Kokkos::deep_copy(x, 0);
}

// A step of Jacobi's method. Is it small enough to be the last one?
bool improve(Matrix const& A, Vector const& b, Vector const& x, Vector const& product) {
    multiply(A, x, product);
    double change = 0, largest = 0;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t j, double& most, double& reach) {
            const double step = b(j) - product(j);
            x(j) += step;
            most = Kokkos::max(most, Kokkos::abs(step));
            reach = Kokkos::max(reach, Kokkos::abs(x(j)));
        },
        Kokkos::Max<double>(change), Kokkos::Max<double>(largest));
    return change <= 1e-11 * largest;
}

}  // namespace

// Ends with Jacobi's method, which converges for each matrix that is diagonally dominant: mostly a
// single step, to see that the solution is right.
void solveLinearSystem(Kokkos::View<const COOElement*>& A, Kokkos::View<const double*>& b,
                       Kokkos::View<double*>& x, size_t N) {
    const Vector diagonal = diagonal_of(A, N), scaled("scaled", N), product("product", N);
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t i) { scaled(i) = b(i) / diagonal(i); });
    const Matrix rows = by_rows(A, diagonal);
    iterate(rows, scaled, x);
    while (!improve(rows, scaled, x, product)) {
    }
}
