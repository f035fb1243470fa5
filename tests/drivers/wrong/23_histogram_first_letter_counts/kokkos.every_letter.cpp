// expect: wrong_answer
void firstLetterCounts(Kokkos::View<const char**> const& s, Kokkos::View<size_t[26]>& bins) {
    Kokkos::parallel_for(
        Kokkos::MDRangePolicy<Kokkos::Rank<2>>({0, 0}, {s.extent(0), s.extent(1)}),
        KOKKOS_LAMBDA(const size_t i, const size_t j) {
            if (s(i, j) != '\0') Kokkos::atomic_inc(&bins(s(i, j) - 'a'));
        });
}
