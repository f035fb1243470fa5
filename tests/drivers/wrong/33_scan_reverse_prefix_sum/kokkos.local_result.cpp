// expect: wrong_answer
// The parameter is copied, so that only the copy gets the result.
void reversePrefixSum(Kokkos::View<const int*> const& x, Kokkos::View<int*>& output) {
    const size_t n = x.extent(0);
    Kokkos::View<int*> sums("sums", n);
    Kokkos::parallel_scan(
        n, KOKKOS_LAMBDA(const size_t k, int& sum, const bool final) {
            sum += x(n - 1 - k);
            if (final) sums(k) = sum;
        });
    auto result = output;
    result = sums;
}
