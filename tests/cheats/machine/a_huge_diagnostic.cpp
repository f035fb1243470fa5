// expect: build_failed on serial
// says: struct Long<int, int
// Gigabytes of messages, each with the whole type.
#include "kit.hpp"

#define A(x) x, x, x, x, x, x, x, x
template <class...>
struct Long {};
#define B Long<A(A(A(A(int))))>().no_such_name();
double average(Input const&) {
    B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B B
        B return 0;
}
