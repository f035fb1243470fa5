#pragma once
// The few lines of C++ that turn the generated function into setup, call and collect. The text is
// made from the problem's arguments and appended to every candidate.
#include <string>

#include "pareval/argument.hpp"
#include "pareval/value.hpp"

namespace pareval {

// The parameter's or result's C++ type as the prompt has it, less const and reference.
template <class P>
std::string shim(const std::string& function) {
    std::string variables, checks, setup, call, collect, result;
    each<P>([&](auto argument, int index) {
        using A = decltype(argument);
        using T = typename A::type;
        auto name = "a" + std::to_string(index);
        auto at_slot = "(" + name + ", slots[" + std::to_string(index) + "], base);\n";
        variables += "static " + spelling<T>() + " " + name + ";\n";
        if constexpr (is_vector<T>::value)
            if constexpr (is_struct<typename T::value_type>::value) {
                using E = typename T::value_type;
                E sample{};
                std::size_t field = 0;
                auto check = [&](const auto& value) {
                    auto offset = reinterpret_cast<const char*>(&value) -
                                  reinterpret_cast<const char*>(&sample);
                    checks += "static_assert(offsetof(" + spelling<E>() + ", " +
                              Struct<E>::fields[field++] + ") == " + std::to_string(offset) +
                              ", \"fields must stay as declared\");\n";
                };
                std::apply([&](const auto&... value) { (check(value), ...); },
                           Struct<E>::tie(sample));
                checks += "static_assert(sizeof(" + spelling<E>() +
                          ") == " + std::to_string(sizeof(E)) +
                          ", \"fields must stay as declared\");\n";
            }
        if (A::role == Role::returned) {
            result = name + " = ";
        } else {
            setup += "    pareval::load" + at_slot;
            call += (call.empty() ? "" : ", ") +
                    (A::role == Role::in ? "std::as_const(" + name + ")" : name);
        }
        collect += "    if (slots[" + std::to_string(index) + "].wanted) pareval::save" + at_slot;
    });
    return checks + "namespace pareval_shim {\n" + variables + "}\n" +
           "PAREVAL_EXPORT void pareval_setup(const pareval::Slot* slots, const char* base) {\n"
           "    using namespace pareval_shim;\n" +
           setup +
           "}\n"
           "PAREVAL_EXPORT void pareval_call() {\n"
           "    using namespace pareval_shim;\n    " +
           result + "::" + function + "(" + call +
           ");\n}\n"
           "PAREVAL_EXPORT void pareval_collect(pareval::Slot* slots, char* base) {\n"
           "    using namespace pareval_shim;\n" +
           collect + "}\n";
}

}  // namespace pareval
