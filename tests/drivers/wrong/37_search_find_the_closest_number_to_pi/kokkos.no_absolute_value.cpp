// expect: wrong_answer
size_t findClosestToPi(Kokkos::View<const double*> const& x) {
    using Nearest = Kokkos::MinLoc<double, size_t>;
    Nearest::value_type nearest;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, Nearest::value_type& best) {
            if (x(i) - M_PI < best.val) best = {x(i) - M_PI, i};
        },
        Nearest(nearest));
    return nearest.loc;
}
