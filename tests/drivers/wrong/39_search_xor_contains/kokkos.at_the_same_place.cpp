// expect: wrong_answer
bool xorContains(Kokkos::View<const int*> const& x, Kokkos::View<const int*> const& y, int val) {
    bool found = false;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, bool& hit) { hit |= (x(i) == val) != (y(i) == val); },
        Kokkos::LOr<bool>(found));
    return found;
}
