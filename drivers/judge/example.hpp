#pragma once
// The reference's answer to an example of the prompt, so that a test can compare it with the text.
#include <istream>
#include <map>
#include <string>
#include <vector>

#include "json.hpp"
#include "pareval/argument.hpp"
#include "pareval/value.hpp"

namespace pareval {

template <class T>
constexpr std::size_t numbers_in() {
    std::size_t count = 0;
    each_number(T{}, [&](auto) { ++count; });
    return count;
}

// Fills value with numbers, from the front on.
template <class T>
void assign(T& value, const double*& number) {
    if constexpr (is_sequence<T>)
        for (std::size_t i = 0; i < value.size(); ++i) {
            typename T::value_type element{};
            assign(element, number);
            value[i] = element;
        }
    else if constexpr (is_complex<T>::value) {
        auto real = *number++;
        value = {real, *number++};
    } else if constexpr (is_struct<T>::value)
        std::apply(
            [&](const auto&... field) {
                (assign(const_cast<std::remove_const_t<std::remove_reference_t<decltype(field)>>&>(
                            field),
                        number),
                 ...);
            },
            Struct<T>::tie(value));
    else value = T(*number++);
}

// Reads `name count number...` for each argument, calls the reference, and gives the results as
// {"name": [number, ...]}.
template <class P, class Function>
std::string example(Function* reference, std::istream& in) {
    std::map<std::string, std::vector<double>> given;
    std::string name;
    for (std::size_t count; in >> name >> count;) {
        auto& numbers = given[name];
        numbers.resize(count);
        for (auto& number : numbers) in >> number;
    }

    P problem{};
    each<P>([&](auto argument, int) {
        auto& value = problem.*argument.member;
        using T = typename decltype(argument)::type;
        auto& numbers = given[argument.name];
        if (numbers.empty()) return;
        if constexpr (is_vector<T>::value)
            value.resize(numbers.size() / numbers_in<typename T::value_type>());
        const double* number = numbers.data();
        if (argument.role != Role::out) assign(value, number);  // of a result, only the size
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
