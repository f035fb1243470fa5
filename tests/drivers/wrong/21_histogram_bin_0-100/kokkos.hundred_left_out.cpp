// expect: wrong_answer
void binsBy10Count(Kokkos::View<const double*> const& x, Kokkos::View<size_t[10]>& bins) {
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            const int bin = x(i) / 10;
            if (bin < 10) Kokkos::atomic_inc(&bins(bin));
        });
}
