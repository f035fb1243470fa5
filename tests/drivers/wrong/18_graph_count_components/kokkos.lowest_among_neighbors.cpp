// expect: wrong_answer
int componentCount(Kokkos::View<const int**>& A, size_t N) {
    int count = 0;
    Kokkos::parallel_reduce(
        N,
        KOKKOS_LAMBDA(const size_t u, int& partial) {
            for (size_t v = 0; v < u; ++v)
                if (A(u, v)) return;
            ++partial;
        },
        count);
    return count;
}
