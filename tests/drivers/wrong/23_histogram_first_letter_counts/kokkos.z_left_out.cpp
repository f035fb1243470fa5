// expect: wrong_answer
void firstLetterCounts(Kokkos::View<const char**> const& s, Kokkos::View<size_t[26]>& bins) {
    for (char letter = 'a'; letter < 'z'; ++letter) {
        size_t count = 0;
        Kokkos::parallel_reduce(
            s.extent(0), KOKKOS_LAMBDA(const size_t i, size_t& sum) { sum += s(i, 0) == letter; },
            count);
        bins(letter - 'a') = count;
    }
}
