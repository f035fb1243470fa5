#pragma once
// Just enough JSON to write a report.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace pareval {

std::string json(const std::string& text);
std::string json(double number);
inline std::string json(const char* text) { return json(std::string(text)); }
inline std::string json(std::size_t number) { return std::to_string(number); }
inline std::string json(unsigned number) { return std::to_string(number); }

template <class T>
std::string json(const std::optional<T>& value) {
    return value ? json(*value) : "null";
}

template <class T>
std::string json(const std::vector<T>& values) {
    std::string list;
    for (const T& value : values) list += (list.empty() ? "" : ", ") + json(value);
    return "[" + list + "]";
}

// An object, field by field; text that is already JSON goes in by raw().
class JsonObject {
    std::string body;

public:
    JsonObject& raw(const char* key, const std::string& value);

    template <class T>
    JsonObject& field(const char* key, const T& value) {
        return raw(key, json(value));
    }
    std::string text() const { return "{" + body + "}"; }
};

}  // namespace pareval
