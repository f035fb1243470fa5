// expect: wrong_answer
#include <Kokkos_ScatterView.hpp>

int maxDegree(Kokkos::View<const int**>& A, size_t N) {
    Kokkos::View<int*> degree("degree", N);
    Kokkos::Experimental::ScatterView<int*> scatter(degree);
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const size_t u) {
            auto access = scatter.access();
            for (size_t v = u + 1; v < N; ++v)
                if (A(u, v)) {
                    degree(u) += 1;
                    access(v) += 1;
                }
        });
    int highest = 0;
    Kokkos::parallel_reduce(
        N, KOKKOS_LAMBDA(const size_t u, int& best) { best = Kokkos::max(best, degree(u)); },
        Kokkos::Max<int>(highest));
    return highest;
}
