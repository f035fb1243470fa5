// A scan over blocks: within one, the sum stays in a register.
void prefixSum(Kokkos::View<const double*> const& x, Kokkos::View<double*>& output) {
    constexpr size_t block_size = 1 << 10;
    const size_t n = x.extent(0);
    Kokkos::parallel_scan((n + block_size - 1) / block_size,
                          KOKKOS_LAMBDA(const size_t block, double& before, const bool final) {
                              const size_t last = Kokkos::min(n, (block + 1) * block_size);
                              double sum = before;
                              for (size_t k = block * block_size; k < last; ++k) {
                                  sum += x(k);
                                  if (final) output(k) = sum;
                              }
                              before = sum;
                          });
}
