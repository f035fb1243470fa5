// One test a block instead of one a number: the loop over a block has no exit, so it vectorises.
// Threads take blocks in rising order, and skip those behind a hit.
size_t findFirstEven(Kokkos::View<const int*> const& x) {
    constexpr size_t block = 4096;
    const size_t n = x.extent(0);
    Kokkos::View<size_t> found("found");
    Kokkos::deep_copy(found, n);
    Kokkos::parallel_for(
        Kokkos::RangePolicy<Kokkos::Schedule<Kokkos::Dynamic>>(0, (n + block - 1) / block),
        KOKKOS_LAMBDA(const size_t b) {
            const size_t first = b * block, last = Kokkos::min(first + block, n);
            if (Kokkos::atomic_load(&found()) <= first) return;
            int lowest_bits = 1;
            for (size_t i = first; i < last; ++i) lowest_bits &= x(i);
            if (lowest_bits) return;
            size_t hit = first;
            while (x(hit) & 1) ++hit;
            Kokkos::atomic_min(&found(), hit);
        });
    size_t result = 0;
    Kokkos::deep_copy(result, found);
    return result;
}
