// expect: wrong_answer
void countQuadrants(Kokkos::View<const Point*> const& points, Kokkos::View<size_t[4]>& bins) {
    Kokkos::parallel_for(
        points.extent(0), KOKKOS_LAMBDA(const size_t i) {
            const double x = points(i).x, y = points(i).y;
            if (x > 0 && y > 0) Kokkos::atomic_inc(&bins(0));
            if (x < 0 && y > 0) Kokkos::atomic_inc(&bins(1));
            if (x < 0 && y < 0) Kokkos::atomic_inc(&bins(2));
            if (x > 0 && y < 0) Kokkos::atomic_inc(&bins(3));
        });
}
