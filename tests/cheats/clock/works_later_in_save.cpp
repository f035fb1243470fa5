// expect: clock_disagreement or passed without gain on serial, omp
// naive judge: holds, for it has no such function
// Returns at once, and works when the result is collected.
#include "kit.hpp"

static const Input* question;
namespace pareval {
inline void save(const double&, Slot& slot, char* base) {
    const double mean = honest(*question);
    slot.bytes = sizeof mean;
    std::memcpy(base + slot.offset, &mean, sizeof mean);
}
}  // namespace pareval

double average(Input const& x) {
    question = &x;
    return 0 * (x.size() ? 0 : honest(x));
}
