#pragma once
// Roles: what the generated function does with each argument.
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <vector>

namespace pareval {

enum class Role { in, out, inout, scalar, returned };

// One argument or the returned value, kept in a member of the problem.
template <Role R, class P, class M>
struct Argument {
    static constexpr Role role = R;
    static constexpr bool result = R == Role::out || R == Role::inout || R == Role::returned;
    using type = M;

    const char* name;
    M P::*member;
    std::size_t P::*rows = nullptr;           // of a matrix, which is stored row by row
    std::size_t (*most)(const P&) = nullptr;  // elements that may be appended
};

// Read only, and checked to be unchanged. A matrix names the member that holds its number of rows.
template <class P, class M>
auto in(const char* name, M P::*member, std::size_t P::*rows = nullptr) {
    return Argument<Role::in, P, M>{name, member, rows};
}
// Written; passed with the size of the result, and whatever the generator left in it.
template <class P, class M>
auto out(const char* name, M P::*member, std::size_t P::*rows = nullptr) {
    return Argument<Role::out, P, M>{name, member, rows};
}
// Passed empty, and filled with at most as many elements as the member Limit has.
template <auto Limit, class P, class M>
auto appended(const char* name, M P::*member) {
    return Argument<Role::out, P, M>{name, member, nullptr,
                                     [](const P& p) { return (p.*Limit).size(); }};
}
// Read and written.
template <class P, class M>
auto inout(const char* name, M P::*member, std::size_t P::*rows = nullptr) {
    return Argument<Role::inout, P, M>{name, member, rows};
}
// Passed by value.
template <class P, class M>
auto scalar(const char* name, M P::*member) {
    return Argument<Role::scalar, P, M>{name, member};
}
template <class P, class M>
auto returned(M P::*member) {
    return Argument<Role::returned, P, M>{"return", member};
}

// In the order of the call; what is returned comes last.
template <class... A>
auto arguments(A... a) {
    return std::make_tuple(a...);
}

// f(argument, index) for all arguments.
template <class P, class F>
void each(F f) {
    int index = 0;
    std::apply([&](auto... argument) { (f(argument, index++), ...); }, P::args());
}

template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};

// Calls function with the problem's members, and keeps what it returns.
template <class P, class F>
void apply(P& problem, F function) {
    auto pass = [&](auto argument) {
        using A = decltype(argument);
        if constexpr (A::role == Role::returned) return std::tuple<>{};
        else if constexpr (A::role == Role::in)
            return std::tuple<const typename A::type&>(problem.*argument.member);
        else return std::tuple<typename A::type&>(problem.*argument.member);
    };
    auto call = [&] {
        return std::apply(
            [&](auto... argument) {
                return std::apply(function, std::tuple_cat(pass(argument)...));
            },
            P::args());
    };
    if constexpr (std::is_void_v<decltype(call())>) call();
    else
        each<P>([&](auto argument, int) {
            if constexpr (decltype(argument)::role == Role::returned)
                problem.*argument.member = call();
        });
}

}  // namespace pareval
