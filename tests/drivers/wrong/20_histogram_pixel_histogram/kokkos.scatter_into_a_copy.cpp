// expect: wrong_answer
// The counts are never copied back to bins.
#include <Kokkos_ScatterView.hpp>

void pixelCounts(Kokkos::View<const int*> const& image, Kokkos::View<size_t[256]>& bins) {
    Kokkos::View<size_t[256]> counts("counts");
    Kokkos::deep_copy(counts, bins);
    auto scatter = Kokkos::Experimental::create_scatter_view(counts);
    Kokkos::parallel_for(
        image.extent(0), KOKKOS_LAMBDA(const size_t i) { scatter.access()(image(i)) += 1; });
    Kokkos::Experimental::contribute(counts, scatter);
}
