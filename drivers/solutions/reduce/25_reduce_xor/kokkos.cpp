// There is no reducer for exclusive or: the number of true values tells, even if it wraps around.
bool reduceLogicalXOR(Kokkos::View<const bool*> const& x) {
    unsigned count = 0;
    Kokkos::parallel_reduce(
        x.extent(0), KOKKOS_LAMBDA(const size_t i, unsigned& partial) { partial += x(i); }, count);
    return count % 2 != 0;
}
