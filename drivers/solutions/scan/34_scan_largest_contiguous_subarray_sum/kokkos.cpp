namespace {

constexpr int64_t none = INT64_MIN / 4;  // less than any sum, and can still be added to
constexpr size_t block_size = 1 << 9;

// All that has to be known of a block of x to join it to its neighbors: its sum, and the largest
// sums of its first elements, of its last elements, and of any that follow each other.
struct Block {
    int64_t sum = 0, prefix = none, suffix = none, largest = none;
};

// Kadane's algorithm: the best subarray that ends here goes on from the one that ends just before,
// unless that is negative.
KOKKOS_INLINE_FUNCTION Block scan(const Kokkos::View<const int*>& x, size_t first, size_t last) {
    Block block;
    for (size_t i = first; i < last; ++i) {
        block.sum += x(i);
        block.prefix = Kokkos::max(block.prefix, block.sum);
        block.suffix = Kokkos::max(block.suffix, int64_t(0)) + x(i);
        block.largest = Kokkos::max(block.largest, block.suffix);
    }
    return block;
}

}  // namespace

// The blocks in parallel, and then what spans them in a loop over these few: a parallel_reduce
// would join them in any order.
int maximumSubarray(Kokkos::View<int*> const& x) {
    const size_t n = x.extent(0);
    Kokkos::View<Block*> blocks("blocks", (n + block_size - 1) / block_size);
    Kokkos::parallel_for(
        blocks.extent(0), KOKKOS_LAMBDA(const size_t b) {
            blocks(b) = scan(x, b * block_size, Kokkos::min(n, (b + 1) * block_size));
        });
    const auto host = Kokkos::create_mirror_view_and_copy(Kokkos::HostSpace(), blocks);
    int64_t suffix = none, largest = none;
    for (size_t b = 0; b < host.extent(0); ++b) {
        const Block& next = host(b);
        largest = std::max({largest, next.largest, suffix + next.prefix});
        suffix = std::max(next.suffix, suffix + next.sum);
    }
    return int(largest);
}
