namespace {

constexpr size_t block = 1024;

}  // namespace

// A run of entries in the same row of a block is summed in a register, and costs one atomic update:
// few where A is sorted.
void spmv(double alpha, Kokkos::View<const COOElement*> const& A,
          Kokkos::View<const double*> const& x, double beta, Kokkos::View<double*>& y, size_t M,
          size_t N) {
    Kokkos::parallel_for(
        M, KOKKOS_LAMBDA(const size_t row) { y(row) *= beta; });
    Kokkos::parallel_for((A.extent(0) + block - 1) / block, KOKKOS_LAMBDA(const size_t number) {
        const size_t last = Kokkos::min((number + 1) * block, A.extent(0));
        for (size_t i = number * block; i < last;) {
            const size_t row = A(i).row;
            double sum = 0;
            for (; i < last && A(i).row == row; ++i) sum += A(i).value * x(A(i).column);
            Kokkos::atomic_add(&y(row), alpha * sum);
        }
    });
}
