// expect: wrong_answer
bool contains(Kokkos::View<const int*> const& x, int target) {
    bool found = false;
    Kokkos::parallel_reduce(
        x.extent(0), KOKKOS_LAMBDA(const size_t i, bool& hit) { hit = x(i) == target; },
        Kokkos::LOr<bool>(found));
    return found;
}
