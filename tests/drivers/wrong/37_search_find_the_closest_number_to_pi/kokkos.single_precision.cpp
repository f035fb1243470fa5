// expect: wrong_answer
size_t findClosestToPi(Kokkos::View<const double*> const& x) {
    using Nearest = Kokkos::MinLoc<float, size_t>;
    Nearest::value_type nearest;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, Nearest::value_type& best) {
            const float distance = Kokkos::abs(float(x(i)) - float(M_PI));
            if (distance < best.val) best = {distance, i};
        },
        Nearest(nearest));
    return nearest.loc;
}
