#pragma once
// Kokkos views <-> raw bytes. Views live in host memory, matrices row by row.
#include <Kokkos_Core.hpp>
#include <algorithm>
#include <cstring>
#include <deque>
#include <string>
#include <vector>

#include "pareval/slot.hpp"

namespace pareval {

static_assert(Kokkos::SpaceAccessibility<Kokkos::HostSpace,
                                         Kokkos::DefaultExecutionSpace::memory_space>::accessible,
              "workers run on the host");

template <class View>
using Element = typename View::non_const_value_type;

// The bytes of a view from outside, with the given extents of those that are dynamic.
template <class View, class... N>
auto raw_view(char* bytes, N... extents) {
    using Raw = Kokkos::View<typename View::non_const_data_type, Kokkos::LayoutRight,
                             Kokkos::HostSpace, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;
    return Raw(reinterpret_cast<Element<View>*>(bytes), extents...);
}

// Makes view an array of its own of these extents, kept if it is one already.
template <class View, class... N>
Element<View>* fresh(View& view, N... extents) {
    std::size_t index = 0;
    const bool fits = ((view.extent(index++) == std::size_t(extents)) && ...);
    if (!fits || view.use_count() != 1 || !view.data()) {
        using Mutable = Kokkos::View<typename View::non_const_data_type>;
        view = Mutable(Kokkos::view_alloc(Kokkos::WithoutInitializing, "argument"), extents...);
    }
    return const_cast<Element<View>*>(view.data());
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
void load_packed(View& view, const Slot& slot, const char* base) {
    static std::deque<std::string> strings;
    Arena arena(base + slot.offset, strings);
    const auto n = arena.count();
    auto values = fresh(view, n);
    for (std::size_t i = 0; i < n; ++i) fields(arena, values[i]);
}

// A row for each string, filled up with zeros.
inline void load(Kokkos::View<const char**>& view, const Slot& slot, const char* base) {
    std::vector<std::string> strings;
    Unpacker{base + slot.offset}(strings);
    std::size_t longest = 0;
    for (const auto& text : strings) longest = std::max(longest, text.size());
    auto row = fresh(view, strings.size(), longest + 1);
    for (const auto& text : strings) {
        std::fill_n(std::copy(text.begin(), text.end(), row), longest + 1 - text.size(), 0);
        row += longest + 1;
    }
}

template <class... P>
void load(Kokkos::View<P...>& view, const Slot& slot, const char* base) {
    using View = Kokkos::View<P...>;
    using T = Element<View>;
    if constexpr (is_packed<T>) {
        load_packed(view, slot, base);
    } else {
        const auto n = slot.bytes / sizeof(T);
        T* to = nullptr;
        if constexpr (View::rank_dynamic == 0) to = fresh(view);
        else if constexpr (View::rank_dynamic == 1) to = fresh(view, n);
        else to = fresh(view, slot.rows, slot.rows ? n / slot.rows : 0);
        if (n) std::memcpy(to, base + slot.offset, slot.bytes);
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

inline void save(const Kokkos::View<const char**>& view, Slot& slot, char* base) {
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
        char* to = base + slot.offset;
        if constexpr (View::rank_dynamic == 0) Kokkos::deep_copy(raw_view<View>(to), view);
        else if constexpr (View::rank_dynamic == 1)
            Kokkos::deep_copy(raw_view<View>(to, view.extent(0)), view);
        else Kokkos::deep_copy(raw_view<View>(to, view.extent(0), view.extent(1)), view);
    }
}

}  // namespace pareval
