#pragma once
// Kokkos views <-> raw bytes. Views live in host memory, matrices row by row.
#include <Kokkos_Core.hpp>
#include <algorithm>
#include <cstring>
#include <deque>
#include <new>
#include <string>
#include <type_traits>
#include <vector>

#include "pareval/slot.hpp"

namespace pareval {

static_assert(Kokkos::SpaceAccessibility<Kokkos::HostSpace,
                                         Kokkos::DefaultExecutionSpace::memory_space>::accessible,
              "workers run on the host");

template <class View>
using Element = typename View::non_const_value_type;

// Memory for the views that a candidate is given: shown by them and not owned, because a managed
// allocation makes each candidate compile Kokkos' own bookkeeping for its type of element.
class Memory {
public:
    // For one argument, valid until it asks for another size.
    static void* of(const void* argument, std::size_t bytes) {
        static Memory memories[kArguments];
        Memory* memory = memories;
        while (memory->argument_ && memory->argument_ != argument) ++memory;
        memory->argument_ = argument;
        return memory->exactly(bytes);
    }

private:
    static constexpr std::size_t kArguments = 64;
    static constexpr std::align_val_t kAlignment{64};  // that of Kokkos' own allocations

    void* exactly(std::size_t bytes) {
        if (!first_ || bytes != bytes_) {
            ::operator delete(first_, kAlignment);
            first_ = nullptr;
            first_ = ::operator new(bytes, kAlignment);
            bytes_ = bytes;
        }
        return first_;
    }

    const void* argument_ = nullptr;
    void* first_ = nullptr;
    std::size_t bytes_ = 0;
};

// Makes view show an array of its own of these extents.
template <class View, class... N>
Element<View>* fresh(View& view, N... extents) {
    auto first =
        static_cast<Element<View>*>(Memory::of(&view, View::required_allocation_size(extents...)));
    view = View(first, extents...);
    return first;
}

// The elements of a view, row by row, whatever its strides are; Kokkos::deep_copy would take the
// compiler seconds.
template <class View>
void copy_out(const View& view, Element<View>* to) {
    Kokkos::fence();
    const auto* const from = view.data();
    if constexpr (View::rank == 0) {
        *to = *from;
    } else if constexpr (View::rank == 1) {
        const std::size_t n = view.extent(0), stride = view.stride(0);
        for (std::size_t i = 0; i < n; ++i) to[i] = from[i * stride];
    } else {
        static_assert(View::rank == 2);
        const std::size_t rows = view.extent(0), columns = view.extent(1);
        for (std::size_t i = 0; i < rows; ++i)
            for (std::size_t j = 0; j < columns; ++j)
                *to++ = from[i * view.stride(0) + j * view.stride(1)];
    }
}

// Strings that views point into, until the next load.
struct Arena : Unpacker {
    std::deque<std::string>& strings;

    Arena(const char* from, std::deque<std::string>& s) : Unpacker{from}, strings(s) {
        strings.clear();
    }
    using Unpacker::operator();
    void operator()(const char*& text) {
        operator()(strings.emplace_back()), text = strings.back().c_str();
    }
};

template <class View>
void* load_packed(View& view, const Slot& slot, const char* base) {
    static std::deque<std::string> strings;
    Arena arena(base + slot.offset, strings);
    const auto n = arena.count();
    auto values = fresh(view, n);
    for (std::size_t i = 0; i < n; ++i) fields(arena, values[i]);
    return nullptr;
}

// A row for each string, filled up with zeros.
template <class Char, class = std::enable_if_t<std::is_same_v<Char, char>>>
void* load(Kokkos::View<const Char**>& view, const Slot& slot, const char* base) {
    std::vector<std::string> strings;
    Unpacker{base + slot.offset}(strings);
    std::size_t longest = 0;
    for (const auto& text : strings) longest = std::max(longest, text.size());
    auto row = fresh(view, strings.size(), longest + 1);
    for (const auto& text : strings) {
        std::fill_n(std::copy(text.begin(), text.end(), row), longest + 1 - text.size(), 0);
        row += longest + 1;
    }
    return nullptr;
}

template <class... P>
void* load(Kokkos::View<P...>& view, const Slot& slot, const char* base) {
    using View = Kokkos::View<P...>;
    using T = Element<View>;
    if constexpr (is_packed<T>) {
        return load_packed(view, slot, base);
    } else {
        const auto n = slot.bytes / sizeof(T);
        T* to = nullptr;
        if constexpr (View::rank_dynamic == 0) to = fresh(view);
        else if constexpr (View::rank_dynamic == 1) to = fresh(view, n);
        else to = fresh(view, slot.rows, slot.rows ? n / slot.rows : 0);
        if (n && !slot.later) std::memcpy(to, base + slot.offset, slot.bytes);
        return to;
    }
}

template <class View>
void save_packed(const View& view, Slot& slot, char* base) {
    Packer packer{base + slot.offset, slot.room};
    packer(std::uint64_t(view.extent(0)));
    for (std::size_t i = 0; i < view.extent(0); ++i)
        fields(packer, const_cast<Element<View>&>(view(i)));
    slot.bytes = packer.bytes;
}

template <class Char, class = std::enable_if_t<std::is_same_v<Char, char>>>
void save(const Kokkos::View<const Char**>& view, Slot& slot, char* base) {
    Packer packer{base + slot.offset, slot.room};
    packer(std::uint64_t(view.extent(0)));
    for (std::size_t i = 0; i < view.extent(0); ++i) packer(&view(i, 0));
    slot.bytes = packer.bytes;
}

// The view may have been replaced by one of another size or layout.
template <class... P>
void save(const Kokkos::View<P...>& view, Slot& slot, char* base) {
    using View = Kokkos::View<P...>;
    if constexpr (is_packed<Element<View>>) {
        save_packed(view, slot, base);
    } else {
        slot.bytes = view.size() * sizeof(Element<View>);
        if (slot.bytes == 0 || slot.bytes > slot.room) return;
        copy_out(view, reinterpret_cast<Element<View>*>(base + slot.offset));
    }
}

}  // namespace pareval
