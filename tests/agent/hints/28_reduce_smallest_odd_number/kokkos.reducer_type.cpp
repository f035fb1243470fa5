int smallestOdd(Kokkos::View<const int*> const& x) {
    int least = 0;
    Kokkos::parallel_reduce(x.size(), KOKKOS_LAMBDA(const int i, int& local) {
        if (x(i) % 2 != 0 && x(i) < local) local = x(i);
    }, Kokkos::Min(least));
    return least;
}
