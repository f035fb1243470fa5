#pragma once
// The vocabulary of a problem file. Only judges include it: nothing of it reaches a candidate.
//
// A problem file has the prompt's facts in its first comment, what the prompt declares, the
// reference (a free function with the prompt's own signature), and a struct Problem:
//
//     members             the arguments and what is returned
//     args()              the members with their roles, in the order of the call
//     sizes()             sizes to test, ascending; what a size means is up to generate()
//     timed_size()        size at which candidate and baseline are timed
//     generate(r, n, s)   a fresh input of size n and shape s
//     tolerance()         optional: how near a result must be; exact without it
//     legal_size(n)       optional: the legal size nearest to n
//     large_size()        optional: size of the largest tests; at most half of timed_size() without
//     wrong(input, got)   optional: for problems with many right answers, why got is not one
#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <queue>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "pareval/argument.hpp"
#include "pareval/compare.hpp"
#include "pareval/random.hpp"
#include "pareval/shape.hpp"
#include "pareval/value.hpp"
