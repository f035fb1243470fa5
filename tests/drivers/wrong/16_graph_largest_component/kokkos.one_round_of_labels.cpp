// expect: wrong_answer
int largestComponent(Kokkos::View<const int**>& A, size_t N) {
    Kokkos::View<int*> label("label", N), size("size", N);
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const int u) { label(u) = u; });
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const int u) {
            for (size_t v = 0; v < N; ++v)
                if (A(u, v)) Kokkos::atomic_min(&label(u), int(v));
        });
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const int u) { Kokkos::atomic_inc(&size(label(u))); });
    int largest = 0;
    Kokkos::parallel_reduce(
        N, KOKKOS_LAMBDA(const int u, int& best) { best = Kokkos::max(best, size(u)); },
        Kokkos::Max<int>(largest));
    return largest;
}
