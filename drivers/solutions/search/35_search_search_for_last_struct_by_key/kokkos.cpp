// Threads take blocks from the back on, and skip those in front of a hit.
size_t findLastShortBook(Kokkos::View<const Book*> const& books) {
    constexpr size_t block = 1024;
    const size_t n = books.extent(0);
    Kokkos::View<size_t> found("found");  // one past the last short book so far
    Kokkos::parallel_for(
        Kokkos::RangePolicy<Kokkos::Schedule<Kokkos::Dynamic>>(0, (n + block - 1) / block),
        KOKKOS_LAMBDA(const size_t behind) {
            const size_t last = n - behind * block;
            if (Kokkos::atomic_load(&found()) >= last) return;
            const size_t first = last - Kokkos::min(block, last);
            size_t hit = last;
            while (hit > first && books(hit - 1).pages >= 100) --hit;
            if (hit > first) Kokkos::atomic_max(&found(), hit);
        });
    size_t result = 0;
    Kokkos::deep_copy(result, found);
    return result - 1;
}
