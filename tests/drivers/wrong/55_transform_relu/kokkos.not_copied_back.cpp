// expect: wrong_answer
// create_mirror makes a copy in any case.
void relu(Kokkos::View<double*>& x) {
    auto mirror = Kokkos::create_mirror(x);
    Kokkos::deep_copy(mirror, x);
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            if (mirror(i) < 0) mirror(i) = 0;
        });
}
