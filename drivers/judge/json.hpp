#pragma once
// Just enough JSON to write a report.
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>

namespace pareval {

inline std::string json(const std::string& text) {
    std::string result = "\"";
    for (unsigned char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += char(c);
        } else if (c < 0x20 || c > 0x7e) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", c);
            result += escaped;
        } else {
            result += char(c);
        }
    }
    return result + "\"";
}
inline std::string json(const char* text) { return json(std::string(text)); }
inline std::string json(std::size_t number) { return std::to_string(number); }
inline std::string json(unsigned number) { return std::to_string(number); }
inline std::string json(double number) {
    if (!std::isfinite(number)) return "null";
    char text[40];
    std::snprintf(text, sizeof text, "%.9g", number);
    return text;
}
template <class T>
std::string json(const std::optional<T>& value) {
    return value ? json(*value) : "null";
}

// An object, field by field; text that is already JSON goes in by raw().
class JsonObject {
    std::string body;

public:
    JsonObject& raw(const char* key, const std::string& value) {
        body += (body.empty() ? "" : ", ") + json(key) + ": " + value;
        return *this;
    }
    template <class T>
    JsonObject& field(const char* key, const T& value) {
        return raw(key, json(value));
    }
    std::string text() const { return "{" + body + "}"; }
};

}  // namespace pareval
