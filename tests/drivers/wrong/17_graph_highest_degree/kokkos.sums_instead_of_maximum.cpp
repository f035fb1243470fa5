// expect: wrong_answer
int maxDegree(Kokkos::View<const int**>& A, size_t N) {
    int highest = 0;
    Kokkos::parallel_reduce(
        N,
        KOKKOS_LAMBDA(const size_t u, int& best) {
            int degree = 0;
            for (size_t v = 0; v < N; ++v) degree += A(u, v);
            best += degree;
        },
        Kokkos::Max<int>(highest));
    return highest;
}
