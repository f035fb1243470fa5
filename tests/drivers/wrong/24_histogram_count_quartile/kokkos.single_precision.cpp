// expect: wrong_answer
#include <Kokkos_ScatterView.hpp>

void countQuartiles(Kokkos::View<const double*> const& x, Kokkos::View<size_t[4]>& bins) {
    auto scatter = Kokkos::Experimental::create_scatter_view(bins);
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            const float fraction = x(i) - Kokkos::floor(x(i));
            scatter.access()(Kokkos::min(int(fraction / 0.25f), 3)) += 1;
        });
    Kokkos::Experimental::contribute(bins, scatter);
}
