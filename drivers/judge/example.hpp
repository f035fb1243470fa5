#pragma once
// The reference's answer to an example of the prompt, so that a test can compare it with the text.
#include <iomanip>
#include <istream>
#include <map>
#include <string>
#include <vector>

#include "json.hpp"
#include "pareval/argument.hpp"
#include "pareval/value.hpp"

namespace pareval {

using Tokens = std::vector<std::string>;  // numbers, and strings

// Tokens that one value consists of.
template <class T>
constexpr std::size_t tokens_in() {
    if constexpr (is_array<T>::value)
        return std::tuple_size_v<T> * tokens_in<typename T::value_type>();
    else if constexpr (is_complex<T>::value) return 2;
    else if constexpr (is_struct<T>::value) return std::size(Struct<T>::fields);
    else return 1;
}

// Fills value with tokens, from the front on.
template <class T>
void assign(T& value, const std::string*& token) {
    if constexpr (std::is_same_v<T, std::string>) value = *token++;
    else if constexpr (is_sequence<T>)
        for (std::size_t i = 0; i < value.size(); ++i) {
            typename T::value_type element{};
            assign(element, token);
            value[i] = element;
        }
    else if constexpr (is_complex<T>::value) {
        auto real = std::stod(*token++);
        value = {real, std::stod(*token++)};
    } else if constexpr (is_struct<T>::value)
        std::apply(
            [&](const auto&... field) {
                (assign(const_cast<std::remove_const_t<std::remove_reference_t<decltype(field)>>&>(
                            field),
                        token),
                 ...);
            },
            Struct<T>::tie(value));
    else value = T(std::stod(*token++));
}

// Reads `name count token...` for each argument, calls the reference, and gives the results as
// {"name": [number, ...]}. Strings are quoted.
template <class P, class Function>
std::string example(Function* reference, std::istream& in) {
    std::map<std::string, Tokens> given;
    std::string name;
    for (std::size_t count; in >> name >> count;) {
        auto& tokens = given[name];
        tokens.resize(count);
        for (auto& token : tokens) in >> std::quoted(token);
    }

    P problem{};
    each<P>([&](auto argument, int) {
        auto& value = problem.*argument.member;
        using T = typename decltype(argument)::type;
        auto& tokens = given[argument.name];
        if (tokens.empty() || argument.most) return;
        if constexpr (is_vector<T>::value)
            value.resize(tokens.size() / tokens_in<typename T::value_type>());
        const std::string* token = tokens.data();
        if (argument.role != Role::out) assign(value, token);  // of a result, only the size
    });
    apply(problem, reference);

    JsonObject results;
    each<P>([&](auto argument, int) {
        if constexpr (decltype(argument)::result) {
            std::string list;
            each_number(problem.*argument.member, [&](auto number) {
                list += (list.empty() ? "" : ", ") + json(double(number));
            });
            results.raw(argument.name, "[" + list + "]");
        }
    });
    return results.text();
}

}  // namespace pareval
