#pragma once
// The C++ between worker and candidate, made from the problem's arguments: setup, call and collect. It
// is compiled once for all candidates that are called alike.
#include <set>
#include <string>
#include <vector>

#include "pareval/argument.hpp"
#include "pareval/value.hpp"

namespace pareval {

// f(sample) for each type of struct that is an argument's element.
template <class P, class F>
void each_struct(F f) {
    std::set<std::string> seen;
    each<P>([&](auto argument, int) {
        using T = typename decltype(argument)::type;
        if constexpr (is_vector<T>::value) {
            using E = typename T::value_type;
            if constexpr (is_struct<E>::value)
                if (seen.insert(Struct<E>::name).second) f(E{});
        }
    });
}

// Of structs that are sent field by field, their fields.
template <class P>
std::string packing() {
    std::string text;
    each_struct<P>([&](auto sample) {
        using T = decltype(sample);
        if constexpr (is_packed<T>) {
            const std::string name = Struct<T>::name;
            std::string calls;
            for (const char* field : Struct<T>::fields)
                calls += std::string(calls.empty() ? "" : ", ") + "archive(value." + field + ")";
            text +=
                "namespace pareval {\n"
                "template <>\ninline constexpr bool is_packed<" +
                name +
                "> = true;\n"
                "template <class Archive>\nvoid fields(Archive& archive, " +
                name + "& value) {\n    " + calls + ";\n}\n}\n";
        }
    });
    return text;
}

// That structs which a candidate defines itself are laid out as the prompt declares them, which is
// in a namespace of this name.
template <class P>
std::string layout(const std::string& declared) {
    std::string text;
    each_struct<P>([&](auto sample) {
        const std::string name = Struct<decltype(sample)>::name;
        auto assert_same = [&](const std::string& head, const std::string& tail) {
            text += "static_assert(" + head + "::" + name + tail + " == " + head + declared +
                    "::" + name + tail + ", \"fields must stay as declared\");\n";
        };
        for (const char* field : Struct<decltype(sample)>::fields)
            assert_same("offsetof(", std::string(", ") + field + ")");
        assert_same("sizeof(", ")");
    });
    return text;
}

// types are those of the parameters and of the result, less const and reference, where the
// execution model has other ones than the judge. The text expects the declaration of the
// candidate's function before it, under the name entry.
template <class P>
std::string shim(const std::string& entry, const std::vector<std::string>& types) {
    std::string variables, setup, call, collect, result;
    each<P>([&](auto argument, int index) {
        using A = decltype(argument);
        using T = typename A::type;
        auto name = "a" + std::to_string(index);
        auto at_slot = "(" + name + ", slots[" + std::to_string(index) + "], base);\n";
        const auto type = types.empty() ? spelling<T>() : types.at(index);
        variables += "static " + type + " " + name + ";\n";
        if (A::role == Role::returned) {
            result = name + " = ";
        } else {
            setup += "    places[" + std::to_string(index) + "] = pareval::load" + at_slot;
            call += (call.empty() ? "" : ", ") + name;
        }
        collect += "    if (slots[" + std::to_string(index) + "].wanted) pareval::save" + at_slot;
    });
    return packing<P>() + "namespace {\n" + variables + "}\n" +
           "PAREVAL_EXPORT void pareval_setup(const pareval::Slot* slots, const char* base, void** "
           "places) {\n" +
           setup +
           "}\n"
           "PAREVAL_EXPORT void pareval_call(void (*function)()) {\n    " +
           result + "reinterpret_cast<decltype(&" + entry + ")>(function)(" + call +
           ");\n}\n"
           "PAREVAL_EXPORT void pareval_collect(pareval::Slot* slots, char* base) {\n" +
           collect + "}\n";
}

}  // namespace pareval
