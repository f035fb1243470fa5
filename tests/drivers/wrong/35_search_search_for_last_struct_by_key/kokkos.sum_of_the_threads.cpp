// expect: wrong_answer
// Each thread finds its last one, but without a reducer the positions are added up.
size_t findLastShortBook(Kokkos::View<const Book*> const& books) {
    size_t found = 0;
    Kokkos::parallel_reduce(
        books.extent(0),
        KOKKOS_LAMBDA(const size_t i, size_t& last) {
            if (books(i).pages < 100) last = Kokkos::max(last, i);
        },
        found);
    return found;
}
