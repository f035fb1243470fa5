// expect: wrong_answer
bool reduceLogicalXOR(Kokkos::View<const bool*> const& x) {
    bool result = false;
    Kokkos::parallel_reduce(
        x.extent(0), KOKKOS_LAMBDA(const size_t i, bool& partial) { partial = partial || x(i); },
        Kokkos::LOr<bool>(result));
    return result;
}
