/*
function: reduceLogicalXOR
description: |
  Combine all values of the vector x by exclusive or: return true if an odd number of them are true,
  and false if an even number are. x may be empty; then return false.
mpi: Every rank has all of x. Return the result on every rank.
kokkos: bool reduceLogicalXOR(Kokkos::View<const bool*> const& x)
gpu: void reduceLogicalXOR(const bool *x, size_t N, bool *output)
launch: at least N threads
sizes: {N: x}
initially: {output: "false"}
errata:
  - The published judge asks for two answers, each of them true or false by the toss of a coin, so
    that a constant often passes; here more than forty are asked for.
examples:
  - {x: [true, false, true, true, false], return: true}
  - {x: [false, true, true], return: false}
*/
#include "pareval/problem.hpp"

//--- reference
bool reduceLogicalXOR(std::vector<bool> const& x) {
    bool odd = false;
    for (bool value : x)
        if (value) odd = !odd;
    return odd;
}

//--- problem
struct Problem {
    static constexpr bool every_rank = true;

    std::vector<bool> x;
    bool odd = false;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), returned(&Problem::odd));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 31, 64, 65, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 24; }

    // Half of the values are true, or about two of all, or those beyond a random border.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        const bool value = random.chance(0.5);
        const auto border = random.below(n + 1);
        const double density = shape == Shape::few ? 2.0 / double(n + 1) : 0.5;
        x.resize(n);
        for (std::size_t i = 0; i < n; ++i)
            x[i] = shape == Shape::equal      ? value
                   : shape == Shape::sorted   ? i >= border
                   : shape == Shape::reversed ? i < border
                                              : random.chance(density);
    }
};
