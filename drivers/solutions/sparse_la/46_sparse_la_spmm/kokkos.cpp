namespace {

struct Entry {
    size_t column;
    double value;
};

// The entries of a matrix by rows: those of row i are from start(i) to start(i + 1).
struct Rows {
    Kokkos::View<size_t*> start;
    Kokkos::View<Entry*> entries;
};

Rows by_rows(Kokkos::View<const COOElement*> const& A, size_t rows) {
    const Kokkos::View<size_t*> start("start", rows + 1), next("next", rows + 1);
    const Kokkos::View<Entry*> entries("entries", A.extent(0));
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) { Kokkos::atomic_inc(&next(A(i).row)); });
    Kokkos::parallel_scan(
        rows + 1, KOKKOS_LAMBDA(const size_t row, size_t& sum, const bool is_final) {
            const size_t count = next(row);
            if (is_final) start(row) = next(row) = sum;
            sum += count;
        });
    Kokkos::parallel_for(
        A.extent(0), KOKKOS_LAMBDA(const size_t i) {
            entries(Kokkos::atomic_fetch_inc(&next(A(i).row))) = {A(i).column, A(i).value};
        });
    return {start, entries};
}

}  // namespace

// By rows, as Gustavson does: an entry of A meets only those of X that it is multiplied with.
void spmm(Kokkos::View<const COOElement*>& A, Kokkos::View<const COOElement*>& X,
          Kokkos::View<double**>& Y, size_t M, size_t K, size_t N) {
    const Rows a = by_rows(A, M), x = by_rows(X, K);
    Kokkos::parallel_for(
        Kokkos::RangePolicy<Kokkos::Schedule<Kokkos::Dynamic>>(0, M),
        KOKKOS_LAMBDA(const size_t row) {
            for (size_t i = a.start(row); i < a.start(row + 1); ++i) {
                const auto [k, factor] = a.entries(i);
                for (size_t j = x.start(k); j < x.start(k + 1); ++j)
                    Y(row, x.entries(j).column) += factor * x.entries(j).value;
            }
        });
}
