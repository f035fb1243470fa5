// expect: wrong_answer
size_t findLastShortBook(Kokkos::View<const Book*> const& books) {
    using Shortest = Kokkos::MinLoc<int, size_t>;
    Shortest::value_type shortest;
    Kokkos::parallel_reduce(
        books.extent(0),
        KOKKOS_LAMBDA(const size_t i, Shortest::value_type& best) {
            if (books(i).pages < 100 && books(i).pages <= best.val) best = {books(i).pages, i};
        },
        Shortest(shortest));
    return shortest.loc;
}
