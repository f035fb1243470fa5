// expect: wrong_answer
int maximumSubarray(Kokkos::View<int*> const& x) {
    constexpr size_t block = 64;
    const size_t n = x.extent(0);
    int largest = INT_MIN;
    Kokkos::parallel_reduce((n + block - 1) / block,
                            KOKKOS_LAMBDA(const size_t b, int& partial) {
                                int sum = 0;
                                for (size_t i = b * block; i < Kokkos::min(n, (b + 1) * block);
                                     ++i) {
                                    sum = Kokkos::max(sum, 0) + x(i);
                                    partial = Kokkos::max(partial, sum);
                                }
                            },
                            Kokkos::Max<int>(largest));
    return largest;
}
