#pragma once
// How many threads there are, and in which blocks. The dialect's own dim3 must be there.
#include <algorithm>
#include <cstddef>

namespace pareval::gpu {

// What prompts say of the launch, as blocks of the published sizes, which no prompt tells. Small ones
// let several blocks meet on small inputs too.
struct Geometry {
    dim3 grid, block;
};
inline bool small_blocks = false;
inline unsigned line_block() { return small_blocks ? 128 : 1024; }
inline unsigned square_block() { return small_blocks ? 8 : 32; }

inline unsigned blocks_for(std::size_t n, unsigned block) {
    return unsigned(std::max<std::size_t>((n + block - 1) / block, 1));
}
inline Geometry at_least(std::size_t n) { return {blocks_for(n, line_block()), line_block()}; }
// In blocks of equal size, since others cannot be launched; none for no threads.
inline Geometry exactly(std::size_t n) {
    unsigned block = line_block();
    while (n % block) --block;
    return {unsigned(n / block), block};
}
// Square, since prompts do not say which of the two is x.
inline Geometry grid_of(std::size_t rows, std::size_t columns) {
    const unsigned side = blocks_for(std::max(rows, columns), square_block());
    return {dim3(side, side), dim3(square_block(), square_block())};
}

}  // namespace pareval::gpu
