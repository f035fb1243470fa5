// clang-format off
#include "utilities.hpp"
#include "baseline.hpp"
#include "generated-code.hpp"
// clang-format on

namespace {
const std::vector<int> numbers = {-2, 1, -3, 4, -1, 2, 1, -5, 4};
volatile int result;
}  // namespace

bool validate() { return maximumSubarray(numbers) == best_sum(numbers); }
void compute() { result = maximumSubarray(numbers); }
void best() { result = best_sum(numbers); }
