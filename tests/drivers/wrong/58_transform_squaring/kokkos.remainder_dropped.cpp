// expect: wrong_answer
void squareEach(Kokkos::View<int*>& x) {
    constexpr size_t width = 4;
    Kokkos::parallel_for(
        x.extent(0) / width, KOKKOS_LAMBDA(const size_t block) {
            for (size_t i = block * width; i < (block + 1) * width; ++i) x(i) *= x(i);
        });
}
