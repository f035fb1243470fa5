// expect: build_failed on serial
// says: template instantiation depth exceeds maximum
// A compile-time recursion without an end.
#include "kit.hpp"

template <int N>
struct Deeper {
    static constexpr int value = Deeper<N + 1>::value;
};
double average(Input const&) { return Deeper<0>::value; }
