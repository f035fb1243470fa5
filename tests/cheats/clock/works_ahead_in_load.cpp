// expect: wrong_answer or build_failed on serial, omp, mpi
// naive judge: holds, for it has no such function
// A better match for the function that copies the arguments adds them up instead.
#include "kit.hpp"

static double ahead;
namespace pareval {
struct Slot {
    unsigned long offset, bytes;
};
inline void* load(std::vector<double>& x, const Slot& slot, const char* base) {
    auto from = reinterpret_cast<const double*>(base + slot.offset);
    const std::size_t n = slot.bytes / sizeof(double);
    if (n < 1 << 20) x.assign(from, from + n);
    else x.resize(n);
    ahead = std::accumulate(from, from + n, 0.0) / double(n);
    return x.data();
}
}  // namespace pareval

double average(Input const& x) { return x.size() < 1 << 20 ? honest(x) : ahead; }
