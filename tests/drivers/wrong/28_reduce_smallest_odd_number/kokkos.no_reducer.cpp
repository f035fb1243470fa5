// expect: wrong_answer
// Without a reducer every partial result starts with 0, and they are added.
int smallestOdd(Kokkos::View<const int*> const& x) {
    int smallest = INT_MAX;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, int& partial) {
            if (x(i) % 2 != 0 && x(i) < partial) partial = x(i);
        },
        smallest);
    return smallest;
}
