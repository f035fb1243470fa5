// expect: wrong_answer
bool contains(Kokkos::View<const int*> const& x, int target) {
    constexpr size_t block = 64;
    int hits = 0;
    Kokkos::parallel_reduce(
        x.extent(0) / block,
        KOKKOS_LAMBDA(const size_t b, int& sum) {
            for (size_t i = b * block; i < (b + 1) * block; ++i) sum += x(i) == target;
        },
        hits);
    return hits > 0;
}
