namespace {

// The entries of a matrix by rows: those of row i are from start[i] to start[i + 1].
struct Rows {
    std::vector<size_t> start;
    std::vector<std::pair<size_t, double>> entries;  // column and value

    Rows(std::vector<COOElement> const& A, size_t rows) : start(rows + 2, 0), entries(A.size()) {
        for (const auto& entry : A) ++start[entry.row + 2];
        std::partial_sum(start.begin(), start.end(), start.begin());
        for (const auto& entry : A) entries[start[entry.row + 1]++] = {entry.column, entry.value};
    }
};

// y += a row of A times X.
void add_row(double* y, const Rows& a, size_t row, const Rows& x) {
    for (size_t i = a.start[row]; i < a.start[row + 1]; ++i) {
        const auto [k, factor] = a.entries[i];
        for (size_t j = x.start[k]; j < x.start[k + 1]; ++j)
            y[x.entries[j].first] += factor * x.entries[j].second;
    }
}

}  // namespace

// By rows, as Gustavson does: an entry of A meets only those of X that it is multiplied with.
void spmm(std::vector<COOElement> const& A, std::vector<COOElement> const& X,
          std::vector<double>& Y, size_t M, size_t K, size_t N) {
    const Rows a(A, M), x(X, K);
    for (size_t row = 0; row < M; ++row) add_row(&Y[row * N], a, row, x);
}
