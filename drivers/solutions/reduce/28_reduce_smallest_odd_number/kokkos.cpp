namespace {

// A mask instead of a condition, since compilers vectorise that.
KOKKOS_INLINE_FUNCTION int odd_or_largest(int value) {
    const int mask = -(value & 1);
    return (value & mask) | (INT_MAX & ~mask);
}

}  // namespace

// A team for each block, whose minimum stays in registers. Min starts with the largest int, which
// is also the answer if no number is odd.
int smallestOdd(Kokkos::View<const int*> const& x) {
    using Policy = Kokkos::TeamPolicy<>;
    using Team = Policy::member_type;
    constexpr size_t block_size = 1 << 12;
    const size_t n = x.extent(0), blocks = (n + block_size - 1) / block_size;
    int smallest = INT_MAX;
    Kokkos::parallel_reduce(
        Policy(blocks, Kokkos::AUTO),
        KOKKOS_LAMBDA(const Team& team, int& partial) {
            const size_t first = team.league_rank() * block_size;
            int lowest = INT_MAX;
            Kokkos::parallel_reduce(
                Kokkos::TeamThreadRange(team, first, Kokkos::min(n, first + block_size)),
                [&](const size_t i, int& low) { low = Kokkos::min(low, odd_or_largest(x(i))); },
                Kokkos::Min<int>(lowest));
            partial = Kokkos::min(partial, lowest);
        },
        Kokkos::Min<int>(smallest));
    return smallest;
}
