#pragma once
// The few lines of C++ that turn the generated function into setup, call and collect. The text is
// made from the problem's arguments and appended to every candidate.
#include <string>
#include <vector>

#include "pareval/argument.hpp"
#include "pareval/value.hpp"

namespace pareval {

// That a struct is laid out as the judge has it; or, of one that is sent field by field, its
// fields.
template <class T>
std::string struct_text() {
    const std::string name = Struct<T>::name;
    if constexpr (is_packed<T>) {
        std::string calls;
        for (const char* field : Struct<T>::fields)
            calls += std::string(calls.empty() ? "" : ", ") + "archive(value." + field + ")";
        return "namespace pareval {\n"
               "template <>\ninline constexpr bool is_packed<" +
               name +
               "> = true;\n"
               "template <class Archive>\nvoid fields(Archive& archive, " +
               name + "& value) {\n    " + calls + ";\n}\n}\n";
    } else {
        std::string checks;
        T sample{};
        std::size_t field = 0;
        auto assert_equal = [&](const std::string& what, std::size_t number) {
            checks += "static_assert(" + what + " == " + std::to_string(number) +
                      ", \"fields must stay as declared\");\n";
        };
        auto check = [&](const auto& value) {
            auto offset =
                reinterpret_cast<const char*>(&value) - reinterpret_cast<const char*>(&sample);
            assert_equal("offsetof(" + name + ", " + Struct<T>::fields[field++] + ")", offset);
        };
        std::apply([&](const auto&... value) { (check(value), ...); }, Struct<T>::tie(sample));
        assert_equal("sizeof(" + name + ")", sizeof(T));
        return checks;
    }
}

// types are those of the parameters and of the result, less const and reference, where the
// execution model has other ones than the judge.
template <class P>
std::string shim(const std::string& function, const std::vector<std::string>& types) {
    std::string variables, checks, setup, call, collect, result;
    each<P>([&](auto argument, int index) {
        using A = decltype(argument);
        using T = typename A::type;
        auto name = "a" + std::to_string(index);
        auto at_slot = "(" + name + ", slots[" + std::to_string(index) + "], base);\n";
        const auto type = types.empty() ? spelling<T>() : types.at(index);
        variables += "static " + type + " " + name + ";\n";
        if constexpr (is_vector<T>::value)
            if constexpr (is_struct<typename T::value_type>::value)
                checks += struct_text<typename T::value_type>();
        if (A::role == Role::returned) {
            result = name + " = ";
        } else {
            setup += "    places[" + std::to_string(index) + "] = pareval::load" + at_slot;
            call += (call.empty() ? "" : ", ") +
                    (A::role == Role::in && types.empty() ? "std::as_const(" + name + ")" : name);
        }
        collect += "    if (slots[" + std::to_string(index) + "].wanted) pareval::save" + at_slot;
    });
    return checks + "namespace pareval_shim {\n" + variables + "}\n" +
           "PAREVAL_EXPORT void pareval_setup(const pareval::Slot* slots, const char* base, void** "
           "places) {\n"
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
