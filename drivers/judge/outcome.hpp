#pragma once
// How a candidate can fail, and how the judge itself can.
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "pareval/compare.hpp"

namespace pareval {

// Thrown when a case is lost; the name of the verdict is that of the Python side.
struct Rejected {
    const char* verdict;
    Mismatch mismatch;
    std::optional<unsigned> rank = {};
    std::vector<std::string> waiting = {};  // what each rank did when time ran out
};

// The machine failed, and nothing is known about the candidate.
struct Infrastructure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace pareval
