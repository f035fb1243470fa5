#pragma once
// What the shim of a kernel consists of: arrays in device memory, and the launch.
#include <cstring>
#include <deque>
#include <string>
#include <type_traits>
#include <vector>

#include "pareval/gpu/emulator.hpp"
#include "pareval/gpu/guarded.hpp"
#include "pareval/slot.hpp"

namespace pareval::gpu {

// Reads structs that hold zero-terminated strings. These live until the next load.
struct Arena : Unpacker {
    std::deque<std::string>& strings;

    Arena(const char* from, std::deque<std::string>& s) : Unpacker{from}, strings(s) {
        strings.clear();
    }
    using Unpacker::operator();
    void operator()(const char*& text) {
        operator()(strings.emplace_back());
        text = strings.back().c_str();
    }
};

// One pointer argument. A kernel that writes beside it is found out.
template <class T>
class Array {
    const char* name;
    GuardedBytes bytes;
    std::deque<std::string> strings;

    static constexpr bool is_text = std::is_same_v<T, const char*>;

public:
    explicit Array(const char* n) : name(n) {}

    T* data() const { return reinterpret_cast<T*>(bytes.data()); }
    std::size_t size() const { return bytes.size() / sizeof(T); }

    void load(const Slot& slot, const char* base) {
        if constexpr (is_text || is_packed<T>) {
            Arena arena(base + slot.offset, strings);
            bytes.resize(arena.count() * sizeof(T));
            for (std::size_t i = 0; i < size(); ++i)
                if constexpr (is_text) arena(data()[i]);
                else fields(arena, data()[i]);
        } else {
            bytes.resize(slot.bytes);
            if (slot.bytes) std::memcpy(bytes.data(), base + slot.offset, slot.bytes);
        }
    }

    void fill(std::size_t n, const T& value) {
        bytes.resize(n * sizeof(T));
        std::fill_n(data(), n, value);
    }

    void save(Slot& slot, char* base) const { save(slot, base, size()); }

    // Only what is in front of the first element that still is as it was before the launch.
    void save_until(const T& untouched, Slot& slot, char* base) const {
        std::size_t n = 0;
        while (n < size() && std::memcmp(data() + n, &untouched, sizeof(T))) ++n;
        save(slot, base, n);
    }

private:
    void save(Slot& slot, char* base, std::size_t n) const {
        if (!bytes.intact())
            fail((std::string("the kernel wrote outside of the array ") + name).c_str());
        Packer packer{base + slot.offset, slot.room};
        if constexpr (is_text || is_packed<T>) {
            packer(std::uint64_t(n));
            for (std::size_t i = 0; i < n; ++i)
                if constexpr (is_text) packer(data()[i]);
                else fields(packer, data()[i]);
        } else {
            packer.raw(data(), n * sizeof(T));
        }
        slot.bytes = packer.bytes;
    }
};

// What prompts say of the launch, as blocks of the published sizes.
struct Geometry {
    dim3 grid, block;
};
constexpr unsigned line_block = 1024, square_block = 32;

inline unsigned blocks_for(std::size_t n, unsigned block) {
    return unsigned(std::max<std::size_t>((n + block - 1) / block, 1));
}
inline Geometry at_least(std::size_t n) { return {blocks_for(n, line_block), line_block}; }
// In blocks of equal size, since others cannot be launched; none for no threads.
inline Geometry exactly(std::size_t n) {
    unsigned block = line_block;
    while (n % block) --block;
    return {unsigned(n / block), block};
}
// Square, since prompts do not say which of the two is x.
inline Geometry grid_of(std::size_t rows, std::size_t columns) {
    const unsigned side = blocks_for(std::max(rows, columns), square_block);
    return {dim3(side, side), dim3(square_block, square_block)};
}

// Each launch has its threads in another order than the one before: judges try each size at least
// five times, so that it meets all of them.
template <class F>
void launch(const Geometry& geometry, F kernel) {
    static unsigned launches = 0;
    const Schedule schedule{Order(launches % orders), launches};
    ++launches;
    if (geometry.grid.x) run({geometry.grid, geometry.block, 0, schedule}, kernel);
}

}  // namespace pareval::gpu
