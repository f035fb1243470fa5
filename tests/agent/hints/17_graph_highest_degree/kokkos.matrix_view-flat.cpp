int maxDegree(Kokkos::View<const int**> const& A, size_t N) {
    int most = 0;
    Kokkos::parallel_reduce(N, KOKKOS_LAMBDA(const int i, int& local) {
        int degree = 0;
        for (size_t j = 0; j < N; ++j) degree += A(i * N + j);
        local = Kokkos::max(local, degree);
    }, Kokkos::Max<int>(most));
    return most;
}
