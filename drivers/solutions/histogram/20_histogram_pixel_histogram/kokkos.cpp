namespace {

// A reduction of arrays: each thread counts on its own. In four tables, since to count in the same
// place twice in a row takes longer.
struct Count {
    using value_type = size_t[];
    Kokkos::View<const int*> image;
    static constexpr size_t lanes = 4;
    const unsigned value_count = lanes * 256;

    KOKKOS_FUNCTION void operator()(const size_t i, value_type counts) const {
        ++counts[i % lanes * 256 + image(i)];
    }
};

}  // namespace

void pixelCounts(Kokkos::View<const int*> const& image, Kokkos::View<size_t[256]>& bins) {
    Kokkos::View<size_t[Count::lanes * 256]> counts("counts");
    Kokkos::parallel_reduce(image.extent(0), Count{image}, counts);
    Kokkos::parallel_for(
        256, KOKKOS_LAMBDA(const size_t value) {
            bins(value) = 0;
            for (size_t lane = 0; lane < Count::lanes; ++lane)
                bins(value) += counts(lane * 256 + value);
        });
}
