// expect: wrong_answer
#include <Kokkos_ScatterView.hpp>

void binsBy10Count(Kokkos::View<const double*> const& x, Kokkos::View<size_t[10]>& bins) {
    auto scatter = Kokkos::Experimental::create_scatter_view(bins);
    Kokkos::parallel_for(
        x.extent(0), KOKKOS_LAMBDA(const size_t i) {
            const int bin = Kokkos::ceil(x(i) / 10) - 1;
            scatter.access()(Kokkos::max(bin, 0)) += 1;
        });
    Kokkos::Experimental::contribute(bins, scatter);
}
