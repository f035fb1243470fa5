#include "json.hpp"

#include <cmath>
#include <cstdio>

namespace pareval {

std::string json(const std::string& text) {
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

std::string json(double number) {
    if (!std::isfinite(number)) return "null";
    char text[40];
    std::snprintf(text, sizeof text, "%.9g", number);
    return text;
}

JsonObject& JsonObject::raw(const char* key, const std::string& value) {
    body += (body.empty() ? "" : ", ") + json(key) + ": " + value;
    return *this;
}

}  // namespace pareval
