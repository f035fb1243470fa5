#pragma once
// What the shim of a kernel consists of where it is emulated: arrays in memory that is watched, and the
// launch. pareval/gpu/card.hpp has the same for a real GPU.
#include <cstring>
#include <deque>
#include <string>
#include <type_traits>
#include <vector>

#include "pareval/gpu/arena.hpp"
#include "pareval/gpu/emulator.hpp"
#include "pareval/gpu/geometry.hpp"
#include "pareval/gpu/guarded.hpp"
#include "pareval/slot.hpp"

namespace pareval::gpu {

// One pointer argument. A kernel that writes beside it is found out.
template <class T>
class Array {
    GuardedBytes bytes;
    std::deque<std::string> strings;

    static constexpr bool is_text = std::is_same_v<T, const char*>;

public:
    explicit Array(const char* name) : bytes(name) {}

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
            fail((std::string("the kernel wrote outside of the array ") + bytes.name()).c_str());
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

// Every other launch is in random order, the ones between take the other orders in turn: judges try
// each size at least five times, so that it meets all of them.
inline Order order_of(unsigned launch) {
    constexpr Order others[] = {Order::forward, Order::backward, Order::odd_first};
    return launch % 2 ? Order::random : others[launch / 2 % 3];
}

template <class F>
void launch(const Geometry& geometry, F kernel) {
    static unsigned launches = 0;
    const Schedule schedule{order_of(launches), launches};
    if (geometry.grid.x) run({geometry.grid, geometry.block, 0, schedule}, kernel);
    small_blocks = order_of(++launches) == Order::random;
}

}  // namespace pareval::gpu

#define PAREVAL_LAUNCH(geometry, kernel, ...) \
    pareval::gpu::launch(geometry, [] { kernel(__VA_ARGS__); })
