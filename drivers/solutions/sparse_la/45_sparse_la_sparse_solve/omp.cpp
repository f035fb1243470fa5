namespace {

using Vector = std::vector<double>;

// Rows first to last of A, each divided by its diagonal entry, which is then 1 and not kept.
class Rows {
    size_t first;
    std::vector<size_t> start;
    std::vector<unsigned> column;
    Vector value;

public:
    Rows(std::vector<COOElement> const& A, Vector const& diagonal, size_t first, size_t last)
        : first(first), start(last - first + 2, 0) {
        auto wanted = [=](const COOElement& entry) {
            return first <= entry.row && entry.row < last && entry.row != entry.column;
        };
        for (const auto& entry : A)
            if (wanted(entry)) ++start[entry.row - first + 2];
        std::partial_sum(start.begin(), start.end(), start.begin());
        column.resize(start.back());
        value.resize(start.back());
        for (const auto& entry : A)
            if (wanted(entry)) {
                const size_t to = start[entry.row - first + 1]++;
                column[to] = unsigned(entry.column);
                value[to] = entry.value / diagonal[entry.row];
            }
    }
    // These rows of the product with v.
    void multiply(Vector const& v, Vector& product) const {
        for (size_t row = 0; row + 2 < start.size(); ++row) {
            double sum = v[first + row];
            for (size_t i = start[row]; i < start[row + 1]; ++i) sum += value[i] * v[column[i]];
            product[first + row] = sum;
        }
    }
};

// Each thread has rows of its own. The threads share only the product: next to it, all that is done
// with vectors takes no time.
struct Matrix {
    std::vector<std::unique_ptr<Rows>> parts;

    Matrix(std::vector<COOElement> const& A, Vector const& diagonal)
        : parts(omp_get_max_threads()) {
        const size_t n = diagonal.size(), count = parts.size();
#pragma omp parallel for schedule(static, 1)
        for (size_t i = 0; i < count; ++i)
            parts[i] = std::make_unique<Rows>(A, diagonal, n * i / count, n * (i + 1) / count);
    }
    void multiply(Vector const& v, Vector& product) const {
#pragma omp parallel for schedule(static, 1)
        for (size_t i = 0; i < parts.size(); ++i) parts[i]->multiply(v, product);
    }
};

double dot(Vector const& a, Vector const& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}
double largest(Vector const& v) {
    double most = 0;
    for (double value : v) most = std::max(most, std::abs(value));
    return most;
}

// BiCGSTAB (van der Vorst, 1992): a solution of A*x = b, unless it breaks down.
Vector iterate(Matrix const& A, Vector const& b) {
    const size_t n = b.size();
    Vector x(n, 0.0), r = b, p = b, v(n), t(n);
    double rho = dot(b, r);
    const double enough = 1e-26 * rho;
    for (int i = 0; i < 100 && dot(r, r) > enough; ++i) {
        A.multiply(p, v);
        const double alpha = rho / dot(b, v);
        for (size_t j = 0; j < n; ++j) x[j] += alpha * p[j], r[j] -= alpha * v[j];
        A.multiply(r, t);
        const double square = dot(t, t), omega = square > 0 ? dot(t, r) / square : 0;
        for (size_t j = 0; j < n; ++j) x[j] += omega * r[j], r[j] -= omega * t[j];
        const double old = std::exchange(rho, dot(b, r)), beta = rho / old * (alpha / omega);
        for (size_t j = 0; j < n; ++j) p[j] = r[j] + beta * (p[j] - omega * v[j]);
    }
    if (!std::isfinite(dot(x, x))) x.assign(n, 0.0);
    return x;
}

// Ends with Jacobi's method, which converges for each matrix that is diagonally dominant: mostly a
// single step, to see that the solution is right.
Vector solve(Matrix const& A, Vector const& b) {
    Vector x = iterate(A, b), product(b.size());
    for (double change = DBL_MAX; change > 1e-11 * largest(x);) {
        A.multiply(x, product);
        change = 0;
        for (size_t j = 0; j < x.size(); ++j) {
            change = std::max(change, std::abs(b[j] - product[j]));
            x[j] += b[j] - product[j];
        }
    }
    return x;
}

}  // namespace

void solveLinearSystem(std::vector<COOElement> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    Vector diagonal(N), scaled(N);
    for (const auto& entry : A)
        if (entry.row == entry.column) diagonal[entry.row] = entry.value;
    std::transform(b.begin(), b.end(), diagonal.begin(), scaled.begin(), std::divides<>());
    x = solve(Matrix(A, diagonal), scaled);
}
