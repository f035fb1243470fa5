#include <Kokkos_ScatterView.hpp>

// The matrix is symmetric: half of it, which is half of the memory traffic, tells all. The first
// rows are the longest.
int maxDegree(Kokkos::View<const int**>& A, size_t N) {
    Kokkos::View<int*> degree("degree", N);
    auto scatter = Kokkos::Experimental::create_scatter_view(degree);
    Kokkos::parallel_for(
        Kokkos::RangePolicy<Kokkos::Schedule<Kokkos::Dynamic>>(0, N),
        KOKKOS_LAMBDA(const size_t u) {
            auto sum = scatter.access();
            int own = 0;
            for (size_t v = u + 1; v < N; ++v) {
                own += A(u, v);
                sum(v) += A(u, v);
            }
            sum(u) += own;
        });
    Kokkos::Experimental::contribute(degree, scatter);

    int highest = 0;
    Kokkos::parallel_reduce(
        N, KOKKOS_LAMBDA(const size_t u, int& best) { best = Kokkos::max(best, degree(u)); },
        Kokkos::Max<int>(highest));
    return highest;
}
