/*
function: mapPowersOfTwo
description: |
  Apply isPowerOfTwo to every element of the vector x: mask[i] becomes true where x[i] is a power of
  two, and false where it is not. Elements may be zero or negative; neither is a power of two.
  mask already has as many elements as x, all of them false. Both may be empty.
mpi: Every rank has all of x. Store the results in mask on rank 0.
kokkos: void mapPowersOfTwo(Kokkos::View<const int*> const& x, Kokkos::View<bool*> &mask)
gpu: void mapPowersOfTwo(const int *x, bool *mask, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - The published judge draws numbers from 1 to 1025, of which one in a hundred is a power of two,
    so that a mask of false alone is nearly right; here about half of the numbers are powers of two
    and most others differ from one in a single bit, or by their sign.
examples:
  - {x: [4, 6, 1, 0, 32, -8, 31], mask: [true, false, true, false, true, false, false]}
*/
#include "pareval/problem.hpp"

//--- declarations
bool isPowerOfTwo(int x) { return (x > 0) && !(x & (x - 1)); }

//--- reference
void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
    for (size_t i = 0; i < x.size(); ++i) mask[i] = isPowerOfTwo(x[i]);
}

//--- problem
struct Problem {
    std::vector<int> x;
    std::vector<bool> mask;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), out("mask", &Problem::mask));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 63, 64, 65, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 22; }

    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        const double share = shape == Shape::few ? random.below(2) : random.uniform(0.3, 0.7);
        x.resize(n);
        for (int& value : x) value = random.chance(share) ? power(random) : other(random);
        if (shape == Shape::equal) std::fill(x.begin(), x.end(), n > 0 ? x[0] : 0);
        if (shape == Shape::sorted) std::sort(x.begin(), x.end());
        if (shape == Shape::reversed) std::sort(x.rbegin(), x.rend());
        mask.assign(n, false);
    }

private:
    static int power(pareval::Random& random) { return 1 << random.below(31); }

    // What a careless test takes for a power of two, and what it does not.
    static int other(pareval::Random& random) {
        switch (random.below(4)) {
            case 0: return -power(random);
            case 1: return random.chance(0.5) ? 0 : INT_MIN;
            case 2: return (2 << random.below(30)) | 1;
            default: return 3 * int(random.below(INT_MAX / 3));
        }
    }
};
