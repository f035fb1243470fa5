namespace {

constexpr size_t block_size = 1 << 10;

// A scan by minimum instead of addition, over blocks: within one, the minimum stays in a register.
struct Lowest {
    using value_type = float;

    Kokkos::View<float*> x;

    KOKKOS_INLINE_FUNCTION void init(float& low) const {
        low = Kokkos::reduction_identity<float>::min();
    }
    KOKKOS_INLINE_FUNCTION void join(float& low, const float& other) const {
        low = Kokkos::min(low, other);
    }
    KOKKOS_INLINE_FUNCTION void operator()(size_t block, float& low, bool final) const {
        const size_t first = block * block_size;
        const size_t last = Kokkos::min(first + block_size, x.extent(0));
        float lowest = low;
        for (size_t i = first; i < last; ++i) {
            lowest = Kokkos::min(lowest, x(i));
            if (final) x(i) = lowest;
        }
        low = lowest;
    }
};

}  // namespace

void partialMinimums(Kokkos::View<float*>& x) {
    Kokkos::parallel_scan((x.extent(0) + block_size - 1) / block_size, Lowest{x});
}
