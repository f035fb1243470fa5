// expect: wrong_answer
void reversePrefixSum(Kokkos::View<const int*> const& x, Kokkos::View<int*>& output) {
    const size_t n = x.extent(0);
    Kokkos::parallel_scan(
        n, KOKKOS_LAMBDA(const size_t k, int& sum, const bool final) {
            sum += x(n - 1 - k);
            if (final) output(n - 1 - k) = sum;
        });
}
