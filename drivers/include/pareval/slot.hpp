#pragma once
// Raw bytes <-> the values that a generated function takes and gives.
// Part of every candidate's prelude, so it stays tiny.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>
#include <vector>

#include "pareval/packed.hpp"

namespace pareval {

// One argument or result, somewhere in the channel.
struct Slot {
    std::uint64_t offset;    // from the start of the channel
    std::uint64_t bytes;     // present now
    std::uint64_t room;      // reserved by the judge
    std::uint64_t wanted;    // is to be sent back by collect
    std::uint64_t replicas;  // further ranks whose result is wanted too
    std::uint64_t rows;      // of a matrix, else 0
    std::uint64_t later;     // the judge writes it to where load says, when the clock runs
};

// load makes room for what the slot holds, and fills it unless that is to come later. It returns where
// the bytes belong, or nullptr if the value is not one piece of memory.

template <class T>
void* load(T& value, const Slot& slot, const char* base) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (!slot.later) std::memcpy(&value, base + slot.offset, sizeof value);
    return &value;
}

template <class T>
void* load(std::vector<T>& values, const Slot& slot, const char* base) {
    if constexpr (is_packed<T>) {
        Unpacker{base + slot.offset}(values);
        return nullptr;
    } else {
        const std::size_t n = slot.bytes / sizeof(T);
        auto first = reinterpret_cast<const T*>(base + slot.offset);
        slot.later ? values.assign(n, T()) : values.assign(first, first + n);
        return values.data();
    }
}

// A word at a time: bit by bit it would take three times as long as the judge's own copy.
inline void* load(std::vector<bool>& values, const Slot& slot, const char* base) {
    using Word = std::remove_pointer_t<decltype(values.begin()._M_p)>;
    constexpr std::size_t bits = 8 * sizeof(Word);
    const char* from = base + slot.offset;
    values.resize(slot.bytes);
    Word* to = values.begin()._M_p;
    for (std::size_t left = slot.later ? 0 : slot.bytes; left > 0;) {
        const std::size_t n = std::min(left, bits);
        Word word = 0;
        for (std::size_t bit = 0; bit < n; ++bit) word |= Word(from[bit] != 0) << bit;
        *to++ = word;
        from += n;
        left -= n;
    }
    return values.begin()._M_p;
}

template <class T>
void save(const T& value, Slot& slot, char* base) {
    slot.bytes = sizeof value;
    std::memcpy(base + slot.offset, &value, sizeof value);
}

// A vector that outgrew its room tells its true size: the judge sees a size that it did not
// expect, and rejects.
template <class T>
void save(const std::vector<T>& values, Slot& slot, char* base) {
    Packer packer{base + slot.offset, slot.room};
    if constexpr (is_packed<T>) {
        packer(values);
        slot.bytes = packer.bytes;
    } else {
        slot.bytes = values.size() * sizeof(T);
        packer.raw(values.data(), std::min(slot.bytes, slot.room));
    }
}

inline void save(const std::vector<bool>& values, Slot& slot, char* base) {
    slot.bytes = values.size();
    std::copy_n(values.begin(), std::min(slot.bytes, slot.room), base + slot.offset);
}

}  // namespace pareval

#define PAREVAL_EXPORT extern "C" __attribute__((visibility("default")))
