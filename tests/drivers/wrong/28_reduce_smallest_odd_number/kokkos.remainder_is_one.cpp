// expect: wrong_answer
int smallestOdd(Kokkos::View<const int*> const& x) {
    int smallest = INT_MAX;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, int& partial) {
            if (x(i) % 2 == 1 && x(i) < partial) partial = x(i);
        },
        Kokkos::Min<int>(smallest));
    return smallest;
}
