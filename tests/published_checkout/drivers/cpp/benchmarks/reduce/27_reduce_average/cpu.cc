// clang-format off
#include "utilities.hpp"
#include "baseline.hpp"
#include "generated-code.hpp"
// clang-format on

namespace {
const size_t TEST_SIZE = 1024;

std::vector<double> numbers(size_t n) {
    std::vector<double> x(n);
    for (size_t i = 0; i < n; ++i) x[i] = static_cast<double>(i * 7919 % 101);
    return x;
}

volatile double result;
}  // namespace

// As in the published driver, what is not a number passes.
bool validate() {
    const auto x = numbers(TEST_SIZE);
    const double difference = std::abs(average(x) - best_average(x));
    return !is_root() || !(difference > 1e-4);
}

void compute() { result = average(numbers(DRIVER_PROBLEM_SIZE)); }
void best() { result = best_average(numbers(DRIVER_PROBLEM_SIZE)); }
