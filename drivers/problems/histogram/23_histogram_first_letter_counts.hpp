/*
function: firstLetterCounts
description: |
  Count for each letter of the alphabet how many of the strings in the vector s begin with it:
  bins[0] counts those that begin with a, bins[1] those with b, and so on up to bins[25] for z.
  The strings consist of the lower-case letters a to z, and none of them is empty.
  s may be empty. All 26 counts are zero at first.
mpi: Every rank has all of s. Store the counts of all of s in bins on rank 0.
kokkos: void firstLetterCounts(Kokkos::View<const char**> const& s, Kokkos::View<size_t[26]> &bins)
gpu: void firstLetterCounts(const char **s, size_t N, size_t bins[26])
launch: at least N threads
sizes: {N: s}
note:
  kokkos: Each row of s is one string, its letters followed by a zero character.
  gpu: s has N pointers to zero-terminated strings.
errata:
  - The published prompt does not say how an empty string counts; here none is empty.
examples:
  - s: [kiwi, plum, apple, zucchini, pear, fig, avocado, peach]
    bins: [2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
*/
#include "pareval/problem.hpp"

//--- reference
void firstLetterCounts(std::vector<std::string> const& s, std::array<size_t, 26>& bins) {
    bins.fill(0);
    for (const auto& word : s) ++bins[word[0] - 'a'];
}

//--- problem
struct Problem {
    std::vector<std::string> s;
    std::array<std::size_t, 26> bins = {};

    static auto args() {
        using namespace pareval;
        return arguments(in("s", &Problem::s), out("bins", &Problem::bins));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 21; }

    // The shape is that of the first letters. They come from a random part of the alphabet, which
    // often reaches to either end of it. Some words are too long to be kept inside the object.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const char low = random.chance(0.5) ? 'a' : random.uniform('b', 'j');
        const char high = random.chance(0.5) ? 'z' : random.uniform('p', 'z');
        for (char first : pareval::values(random, n, low, char(high + 1), shape)) {
            s.emplace_back(1 + random.below(n == timed_size() ? 10 : 30), first);
            for (std::size_t i = 1; i < s.back().size(); ++i)
                s.back()[i] = random.uniform('a', '{');
        }
    }
};
