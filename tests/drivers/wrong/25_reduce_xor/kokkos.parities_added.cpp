// expect: wrong_answer
// Without a reducer the threads' parities are added, and a sum of bools is their or.
bool reduceLogicalXOR(Kokkos::View<const bool*> const& x) {
    bool odd = false;
    Kokkos::parallel_reduce(
        x.extent(0), KOKKOS_LAMBDA(const size_t i, bool& partial) { partial = partial != x(i); },
        odd);
    return odd;
}
