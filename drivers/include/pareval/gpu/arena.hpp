#pragma once
// Strings of the channel as kernels want them.
#include <deque>
#include <string>

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

}  // namespace pareval::gpu
