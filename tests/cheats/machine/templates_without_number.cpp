// expect: build_failed or build_timed_out on serial
// Two new types for each type: memory or time must end it.
#include "kit.hpp"

template <int Depth, class... Path>
struct Tree : Tree<Depth - 1, Path..., int>, Tree<Depth - 1, Path..., char> {};
template <class... Path>
struct Tree<0, Path...> {};
Tree<40> tree;
double average(Input const&) { return sizeof tree; }
