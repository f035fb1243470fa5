// expect: wrong_answer
// The reducer begins with its own neutral value, not with the size.
size_t findFirstEven(Kokkos::View<const int*> const& x) {
    size_t found = x.extent(0);
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, size_t& first) {
            if (x(i) % 2 == 0) first = Kokkos::min(first, i);
        },
        Kokkos::Min<size_t>(found));
    return found;
}
