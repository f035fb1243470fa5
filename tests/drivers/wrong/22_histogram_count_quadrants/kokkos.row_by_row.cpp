// expect: wrong_answer
// The lower quadrants from left to right, as the upper ones from right to left.
void countQuadrants(Kokkos::View<const Point*> const& points, Kokkos::View<size_t[4]>& bins) {
    Kokkos::parallel_for(
        points.extent(0), KOKKOS_LAMBDA(const size_t i) {
            const int quadrant = (points(i).x < 0) + 2 * (points(i).y < 0);
            Kokkos::atomic_inc(&bins(quadrant));
        });
}
