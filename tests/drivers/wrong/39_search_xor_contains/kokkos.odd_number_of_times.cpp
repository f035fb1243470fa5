// expect: wrong_answer
bool xorContains(Kokkos::View<const int*> const& x, Kokkos::View<const int*> const& y, int val) {
    int odd = 0;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, int& parity) { parity ^= (x(i) == val) != (y(i) == val); },
        Kokkos::BXor<int>(odd));
    return odd;
}
