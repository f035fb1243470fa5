// expect: wrong_answer
int findKthSmallest(Kokkos::View<const int*> const& x, int k) {
    int result = 0;
    Kokkos::parallel_reduce(
        x.extent(0),
        KOKKOS_LAMBDA(const size_t i, int& largest) {
            int smaller = 0;
            for (size_t j = 0; j < x.extent(0); ++j) smaller += x(j) < x(i);
            if (smaller == k - 1) largest = Kokkos::max(largest, x(i));
        },
        Kokkos::Max<int>(result));
    return result;
}
