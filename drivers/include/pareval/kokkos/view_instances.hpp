// Ranges, new views and filled views of common types. Nothing of it is called for each element: what a
// kernel's body calls stays inline.

// What parallel_for(n, …) and its like make of n.
namespace Kokkos {
PAREVAL_MEMBER void RangePolicy<OpenMP>::check_bounds_validity();
PAREVAL_MEMBER void RangePolicy<OpenMP>::set_auto_chunk_size();
}  // namespace Kokkos

#define PAREVAL_NEW_VIEW(T, INITIALIZED)                                                     \
    PAREVAL_FUNCTION SharedAllocationRecord<void, void>*                                     \
    make_shared_allocation_record<T, HostSpace, OpenMP, INITIALIZED, false>(                 \
        const std::size_t&, std::string_view, const HostSpace&, const std::optional<OpenMP>, \
        std::bool_constant<INITIALIZED>, std::bool_constant<false>);
// deep_copy(view, value)
#define PAREVAL_FILLED_VIEW(...)                     \
    PAREVAL_FUNCTION void contiguous_fill_or_memset( \
        const View<__VA_ARGS__>&, typename View<__VA_ARGS__>::const_value_type&);

namespace Kokkos::Impl {
PAREVAL_NEW_VIEW(int, true)
PAREVAL_NEW_VIEW(int, false)
PAREVAL_NEW_VIEW(double, true)
PAREVAL_NEW_VIEW(double, false)
PAREVAL_NEW_VIEW(std::size_t, true)
PAREVAL_NEW_VIEW(std::size_t, false)
PAREVAL_NEW_VIEW(Kokkos::complex<double>, false)
PAREVAL_FILLED_VIEW(int*)
PAREVAL_FILLED_VIEW(double*)
PAREVAL_FILLED_VIEW(double**)
PAREVAL_FILLED_VIEW(std::size_t*)
PAREVAL_FILLED_VIEW(std::size_t**, LayoutRight)
}  // namespace Kokkos::Impl

#undef PAREVAL_NEW_VIEW
#undef PAREVAL_FILLED_VIEW
