namespace {

// A reduction of arrays: each thread counts on its own.
struct Count {
    using value_type = size_t[];
    Kokkos::View<const double*> x;
    const unsigned value_count = 10;

    // 100 belongs to the last bin. A product with 0.1 instead would go wrong just below 30 and 50.
    KOKKOS_FUNCTION void operator()(const size_t i, value_type bins) const {
        ++bins[Kokkos::min(int(x(i) / 10), 9)];
    }
};

}  // namespace

void binsBy10Count(Kokkos::View<const double*> const& x, Kokkos::View<size_t[10]>& bins) {
    Kokkos::parallel_reduce(x.extent(0), Count{x}, bins);
}
