// expect: wrong_answer
bool xorContains(Kokkos::View<const int*> const& x, Kokkos::View<const int*> const& y, int val) {
    size_t hits = 0;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, size_t& sum) { sum += (x(i) == val) + (y(i) == val); }, hits);
    return hits % 2;
}
