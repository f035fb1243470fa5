#pragma once
// Arguments and results in the channel. Everything that comes back is hostile: sizes are read once
// and checked against the judge's own table, bytes are copied once, and only the copy is looked at.
#include <unistd.h>

#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "outcome.hpp"
#include "pareval/argument.hpp"
#include "pareval/channel.hpp"
#include "plan.hpp"
#include "processes.hpp"

namespace pareval {

template <class P>
class Mail {
    const Plan& plan;
    Channel* channel;
    std::uint64_t length = 0;  // of the file
    Slot table[max_slots] = {};

    static_assert(std::tuple_size_v<decltype(P::args())> <= max_slots);

    template <class T>
    static std::uint64_t size(const T&) {
        return sizeof(T);
    }
    template <class T>
    static std::uint64_t size(const std::vector<T>& values) {
        if constexpr (is_packed<T>) return pack(values, nullptr, 0);
        else return values.size() * sizeof(T);
    }
    static std::uint64_t size(const std::vector<bool>& values) { return values.size(); }

    template <class T>
    static std::uint64_t pack(const T& value, char* to, std::uint64_t room) {
        Packer packer{to, room};
        packer(value);
        return packer.bytes;
    }

    template <class T>
    static void write(char* to, const T& value) {
        std::memcpy(to, &value, sizeof value);
    }
    template <class T>
    static void write(char* to, const std::vector<T>& values) {
        if constexpr (is_packed<T>) pack(values, to, ~std::uint64_t(0));
        else if (!values.empty()) std::memcpy(to, values.data(), size(values));
    }
    static void write(char* to, const std::vector<bool>& values) {
        std::copy(values.begin(), values.end(), to);
    }

    template <class T>
    static bool read(T& value, const char* from, std::uint64_t bytes) {
        if (bytes != sizeof value) return false;
        std::memcpy(&value, from, sizeof value);
        return true;
    }
    template <class T>
    static bool read(std::vector<T>& values, const char* from, std::uint64_t bytes) {
        static_assert(!is_packed<T>, "hostile bytes are not unpacked: strings cannot be results");
        if (bytes % sizeof(T)) return false;
        values.resize(bytes / sizeof(T));
        if (bytes) std::memcpy(values.data(), from, bytes);
        return true;
    }
    static bool read(std::vector<bool>& values, const char* from, std::uint64_t bytes) {
        values.assign(from, from + bytes);
        return true;
    }

    // deliver(first, bytes) with what a value is in the candidate's memory, where it is one piece.
    template <class T, class F>
    bool in_memory(const T& value, F deliver) const {
        return deliver(&value, sizeof value);
    }
    template <class T, class F>
    bool in_memory(const std::vector<T>& values, F deliver) const {
        return deliver(values.data(), size(values));
    }
    template <class F>
    bool in_memory(const std::vector<bool>& values, F deliver) const {
        if (plan.packed_bits) return deliver(values.begin()._M_p, (values.size() + 7) / 8);
        const std::string bytes(values.begin(), values.end());
        return deliver(bytes.data(), bytes.size());
    }

    // Passed, and not in many pieces as strings are.
    template <class A>
    static constexpr bool can_be_delivered() {
        using T = typename A::type;
        if constexpr (is_vector<T>::value) return !is_packed<typename T::value_type>;
        else return A::role != Role::returned;
    }

    // Whether the bytes that came back are those of value.
    template <class T>
    static bool unchanged(const T& value, const char* from, std::uint64_t bytes) {
        std::string own(size(value), 0);
        if (bytes != own.size()) return false;
        write(own.data(), value);
        return !std::memcmp(own.data(), from, bytes);
    }

    char* base() const { return reinterpret_cast<char*>(channel); }

    // The file only ever grows, and only to what the cases need.
    void reserve(std::uint64_t bytes) {
        if (bytes <= length) return;
        if (bytes > channel_bytes)
            throw Infrastructure("the input is larger than the channel may be");
        if (truncate(plan.channel.c_str(), off_t(bytes)))
            throw Infrastructure("no room for the channel in shared memory");
        length = bytes;
    }

public:
    Mail(const Plan& p, Channel* c) : plan(p), channel(c) {}

    // Puts the arguments where the worker finds them; only their sizes if they are to be delivered,
    // but for those that are in many pieces. Results of every rank are asked for where replicas > 0;
    // inputs are asked back to see that they are unchanged if check_inputs.
    void send(const P& input, unsigned replicas, bool check_inputs, bool later = false) {
        std::uint64_t end = aligned(sizeof(Channel));
        each<P>([&](auto argument, int index) {
            using A = decltype(argument);
            const auto bytes = size(input.*argument.member);
            auto room = bytes;
            if constexpr (is_vector<typename A::type>::value)
                if (argument.most)
                    room = argument.most(input) * sizeof(typename A::type::value_type);
            bool wanted = A::result || (A::role == Role::in && check_inputs);
            const auto rows = argument.rows ? input.*argument.rows : 0;
            table[index] = {end,
                            bytes,
                            room,
                            wanted,
                            A::result ? replicas : 0,
                            rows,
                            later && can_be_delivered<A>()};
            end += aligned(footprint(table[index]));
        });
        reserve(end);
        each<P>([&](auto argument, int index) {
            if (!table[index].later) write(base() + table[index].offset, input.*argument.member);
        });
        std::copy(table, table + max_slots, channel->slots);
        channel->used = end;
    }

    // Whether the worker has a part of the input before it is delivered.
    bool some_sent() const {
        bool some = false;
        each<P>([&](auto argument, int index) {
            using A = decltype(argument);
            some = some || (A::role != Role::returned && !table[index].later);
        });
        return some;
    }

    // Writes what is still to come into the memory of each rank, to where it said. A rank that cannot
    // be written to any more, or told a wrong place, has itself to blame.
    void deliver(const P& input, const std::vector<pid_t>& ranks) {
        for (std::size_t rank = 0; rank < ranks.size(); ++rank) {
            Place place;
            std::memcpy(&place, &channel->places[rank], sizeof place);
            each<P>([&](auto argument, int index) {
                if (!table[index].later) return;
                auto deliver = [&](const void* first, std::uint64_t bytes) {
                    return write_into(ranks[rank], first, place.arguments[index], bytes);
                };
                if (!in_memory(input.*argument.member, deliver))
                    throw Rejected{
                        "crashed", {"no room for the input", argument.name}, unsigned(rank)};
            });
        }
    }

    // What rank answered. Throws Rejected if a size is wrong or an input was modified.
    void receive(P& got, const P& input, unsigned rank) {
        each<P>([&](auto argument, int index) {
            using A = decltype(argument);
            const Slot& own = table[index];
            if (!own.wanted || (rank > 0 && !A::result)) return;
            const char* from = base() + own.offset;
            std::uint64_t bytes =
                *const_cast<volatile std::uint64_t*>(&channel->slots[index].bytes);
            if (rank > 0) {
                from = base() + replica_offset(own, rank) + 64;
                std::memcpy(&bytes, from - 64, sizeof bytes);
            }
            if constexpr (A::role == Role::in) {
                if (bytes > own.room || !unchanged(input.*argument.member, from, bytes))
                    throw Rejected{"input_modified",
                                   {"a read-only input was modified", argument.name}};
            } else if (bytes > own.room || !read(got.*argument.member, from, bytes)) {
                throw Rejected{
                    "wrong_answer",
                    {"the result has the wrong size", argument.name,
                     std::to_string(own.room) + " bytes", std::to_string(bytes) + " bytes"}};
            }
        });
    }
};

}  // namespace pareval
