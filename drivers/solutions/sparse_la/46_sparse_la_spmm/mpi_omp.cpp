namespace {

// The entries of a matrix by rows: those of row i are from start[i] to start[i + 1].
struct Rows {
    std::vector<size_t> start;
    std::vector<std::pair<size_t, double>> entries;  // column and value

    Rows() = default;
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

// Bounds of consecutive rows for each of the ranks, with about the same number of entries.
std::vector<size_t> share_rows(const Rows& a, size_t M, int ranks) {
    std::vector<size_t> bounds(ranks + 1, M);
    bounds[0] = 0;
    for (int rank = 1; rank < ranks; ++rank) {
        const size_t entries = a.entries.size() * rank / ranks;
        bounds[rank] = std::upper_bound(a.start.begin() + 1, a.start.begin() + M, entries) -
                       a.start.begin() - 1;
    }
    return bounds;
}

}  // namespace

// By rows, as Gustavson does; each rank computes some rows of Y.
void spmm(std::vector<COOElement> const& A, std::vector<COOElement> const& X,
          std::vector<double>& Y, size_t M, size_t K, size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    Rows a, x;
#pragma omp parallel sections
    {
#pragma omp section
        a = Rows(A, M);
#pragma omp section
        x = Rows(X, K);
    }
    const auto bounds = share_rows(a, M, ranks);
#pragma omp parallel for schedule(dynamic, 8)
    for (size_t row = bounds[rank]; row < bounds[rank + 1]; ++row) add_row(&Y[row * N], a, row, x);

    std::vector<int> counts(ranks), starts(ranks);
    for (int r = 0; r < ranks; ++r) {
        starts[r] = int(bounds[r]);
        counts[r] = int(bounds[r + 1] - bounds[r]);
    }
    MPI_Datatype row_type;
    MPI_Type_contiguous(int(N), MPI_DOUBLE, &row_type);
    MPI_Type_commit(&row_type);
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : Y.data() + bounds[rank] * N, counts[rank], row_type,
                Y.data(), counts.data(), starts.data(), row_type, 0, MPI_COMM_WORLD);
    MPI_Type_free(&row_type);
}
