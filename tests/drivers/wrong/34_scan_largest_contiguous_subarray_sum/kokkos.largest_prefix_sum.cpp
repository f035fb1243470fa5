// expect: wrong_answer
int maximumSubarray(Kokkos::View<int*> const& x) {
    const size_t n = x.extent(0);
    Kokkos::View<int*> prefix("prefix", n);
    Kokkos::parallel_scan(
        n, KOKKOS_LAMBDA(const size_t i, int& sum, const bool final) {
            sum += x(i);
            if (final) prefix(i) = sum;
        });
    int largest = INT_MIN;
    Kokkos::parallel_reduce(
        n,
        KOKKOS_LAMBDA(const size_t i, int& partial) { partial = Kokkos::max(partial, prefix(i)); },
        Kokkos::Max<int>(largest));
    return largest;
}
