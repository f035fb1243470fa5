namespace {

// Shell sort: an insertion sort where there are few values, and not much slower where many are.
KOKKOS_INLINE_FUNCTION void sort(double* x, size_t n) {
    for (size_t gap = n / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11)
        for (size_t i = gap; i < n; ++i) {
            const double value = x[i];
            size_t k = i;
            for (; k >= gap && x[k - gap] > value; k -= gap) x[k] = x[k - gap];
            x[k] = value;
        }
}

// Sorts the values, which have that range, into buckets of equal width, and then each bucket.
Kokkos::View<double*> sorted(const Kokkos::View<const double*>& x,
                             const Kokkos::MinMaxScalar<double>& range) {
    const size_t n = x.extent(0), buckets = n / 4 + 1;
    const double first = range.min_val, width = range.max_val - first;
    auto bucket = KOKKOS_LAMBDA(const double value) {
        return size_t((value - first) / width * double(buckets - 1));
    };
    Kokkos::View<int*> start("start", buckets + 1);
    Kokkos::View<int*> rank(Kokkos::view_alloc(Kokkos::WithoutInitializing, "rank"), n);
    Kokkos::View<double*> result(Kokkos::view_alloc(Kokkos::WithoutInitializing, "result"), n);
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t i) {
            rank(i) = Kokkos::atomic_fetch_inc(&start(bucket(x(i))));
        });
    Kokkos::parallel_scan(
        buckets + 1, KOKKOS_LAMBDA(const size_t b, int& sum, const bool final) {
            const int size = start(b);
            if (final) start(b) = sum;
            sum += size;
        });
    Kokkos::parallel_for(
        n, KOKKOS_LAMBDA(const size_t i) { result(start(bucket(x(i))) + rank(i)) = x(i); });
    Kokkos::parallel_for(
        buckets,
        KOKKOS_LAMBDA(const size_t b) { sort(result.data() + start(b), start(b + 1) - start(b)); });
    return result;
}

}  // namespace

// O(n) where the values are spread evenly.
double closestPair(Kokkos::View<const double*>& x) {
    Kokkos::MinMaxScalar<double> range;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, Kokkos::MinMaxScalar<double>& partial) {
            partial.min_val = Kokkos::min(partial.min_val, x(i));
            partial.max_val = Kokkos::max(partial.max_val, x(i));
        },
        Kokkos::MinMax<double>(range));
    if (range.min_val == range.max_val) return 0;

    const auto values = sorted(x, range);
    double least = 0;
    Kokkos::parallel_reduce(
        Kokkos::RangePolicy<>(1, x.extent(0)),
        KOKKOS_LAMBDA(const size_t i, double& best) {
            best = Kokkos::min(best, values(i) - values(i - 1));
        },
        Kokkos::Min<double>(least));
    return least;
}
