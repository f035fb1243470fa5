// expect: wrong_answer
struct Scan {
    using value_type = float;
    Kokkos::View<float*> x;

    KOKKOS_INLINE_FUNCTION void init(float& low) const {
        low = Kokkos::reduction_identity<float>::min();
    }
    KOKKOS_INLINE_FUNCTION void join(float& low, const float& other) const {
        low = Kokkos::min(low, other);
    }
    KOKKOS_INLINE_FUNCTION void operator()(const size_t i, float& low, const bool final) const {
        const float value = x(i);
        if (final) x(i) = low;
        low = Kokkos::min(low, value);
    }
};

void partialMinimums(Kokkos::View<float*>& x) { Kokkos::parallel_scan(x.extent(0), Scan{x}); }
