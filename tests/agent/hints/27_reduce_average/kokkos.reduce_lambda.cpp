double average(Kokkos::View<const double*> const& x) {
    double sum = 0;
    Kokkos::parallel_reduce(x.size(), KOKKOS_LAMBDA(const int i) { sum += x(i); }, sum);
    return sum / x.size();
}
