// expect: wrong_answer or build_failed on serial, omp
// naive judge: holds, for it has no such function
// Returns at once, and works when the result is collected.
#include "kit.hpp"

static const Input* question;
namespace pareval {
struct Slot {
    unsigned long offset, bytes;
};
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
