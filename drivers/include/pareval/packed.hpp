#pragma once
// Values with memory of their own, one after the other as bytes: strings, and what holds strings.
// Part of every candidate's prelude, so it stays tiny.
#include <cstdint>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

namespace pareval {

// Bytes cannot simply be copied. The shim says so of structs whose fields are packed.
template <class T>
inline constexpr bool is_packed = !std::is_trivially_copyable_v<T>;

// fields(archive, value) calls the archive for each field of a struct; shim and judge define it.

// Writes what there is room for, and counts all of it.
struct Packer {
    char* to;
    std::uint64_t room, bytes = 0;

    void raw(const void* from, std::uint64_t n) {
        if (n && bytes + n <= room) std::memcpy(to + bytes, from, n);
        bytes += n;
    }
    void operator()(const char* text) { operator()(std::string(text)); }
    void operator()(const std::string& text) {
        operator()(std::uint64_t(text.size()));
        raw(text.data(), text.size());
    }
    template <class T>
    void operator()(const std::vector<T>& values) {
        operator()(std::uint64_t(values.size()));
        for (const auto& value : values) operator()(value);
    }
    template <class T>
    void operator()(const T& value) {
        if constexpr (is_packed<T>) fields(*this, const_cast<T&>(value));
        else raw(&value, sizeof value);
    }
};

// Reads what a Packer wrote.
struct Unpacker {
    const char* from;

    void operator()(std::string& text) {
        const auto size = count();
        text.assign(from, size);
        from += size;
    }
    template <class T>
    void operator()(std::vector<T>& values) {
        values.resize(count());
        for (auto& value : values) operator()(value);
    }
    template <class T>
    void operator()(T& value) {
        if constexpr (is_packed<T>) {
            fields(*this, value);
        } else {
            std::memcpy(&value, from, sizeof value);
            from += sizeof value;
        }
    }
    std::uint64_t count() {
        std::uint64_t result;
        operator()(result);
        return result;
    }
};

}  // namespace pareval
