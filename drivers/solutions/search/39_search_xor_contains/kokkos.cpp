namespace {

// One test a block instead of one a number: the inner loop has no exit, so it vectorises. Threads
// take blocks in rising order, and skip those that are left after a hit.
bool occurs(Kokkos::View<const int*> const& x, int val) {
    constexpr size_t block = 4096;
    const size_t n = x.extent(0);
    Kokkos::View<int> found("found");
    Kokkos::parallel_for(
        Kokkos::RangePolicy<Kokkos::Schedule<Kokkos::Dynamic>>(0, (n + block - 1) / block),
        KOKKOS_LAMBDA(const size_t b) {
            if (Kokkos::atomic_load(&found())) return;
            const size_t last = Kokkos::min((b + 1) * block, n);
            int hits = 0;
            for (size_t i = b * block; i < last; ++i) hits |= x(i) == val;
            if (hits) Kokkos::atomic_store(&found(), 1);
        });
    int result = 0;
    Kokkos::deep_copy(result, found);
    return result;
}

}  // namespace

bool xorContains(Kokkos::View<const int*> const& x, Kokkos::View<const int*> const& y, int val) {
    return occurs(x, val) != occurs(y, val);
}
