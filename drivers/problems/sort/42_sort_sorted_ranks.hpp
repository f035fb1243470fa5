/*
function: ranks
description: |
  Store in ranks[i] the index that x[i] gets when the vector x is sorted in ascending order: the
  smallest element gets 0, the largest x.size() - 1. Each index is given once: k equal elements
  get k consecutive indices, in any order among themselves. 0.0 and -0.0 are equal.
  ranks already has the size of x. x may be empty; its elements are finite.
mpi: Every rank has all of x. Store the result in ranks on rank 0.
kokkos: void ranks(Kokkos::View<const float*> const& x, Kokkos::View<size_t*> &ranks)
gpu: void ranks(const float *x, size_t *ranks, size_t N)
launch: at least N threads
sizes: {N: x}
errata:
  - Equal elements may get their indices in any order, because the published check compares them
    with the outcome of an unstable sort.
  - The second example of the published prompt is left out, because it gives an element the index
    of a smaller one.
examples:
  - {x: [0.5, -3.25, 8, 2, 7], ranks: [1, 0, 4, 2, 3]}
  - {x: [6, 1.5, 6, -1], ranks: [2, 1, 3, 0]}
*/
#include <cfloat>

#include "pareval/problem.hpp"

//--- reference
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    std::vector<size_t> order(x.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](size_t i, size_t j) { return x[i] < x[j]; });
    for (size_t place = 0; place < order.size(); ++place) ranks[order[place]] = place;
}

//--- problem
struct Problem {
    std::vector<float> x;
    std::vector<std::size_t> ranks;

    static auto args() {
        using namespace pareval;
        return arguments(in("x", &Problem::x), out("ranks", &Problem::ranks));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 33, 64, 1025, 4099}; }
    static std::size_t timed_size() { return 1 << 19; }

    // Of any magnitude; among the smaller inputs are some with many ties, zeros of both signs and
    // the largest numbers there are.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const float reach = std::pow(10.0f, random.uniform(-20.0f, 20.0f));
        x = pareval::values(random, n, -reach, random.chance(0.3) ? 0 : reach, shape);
        ranks.assign(n, 0);
        if (n == timed_size()) return;
        if (random.chance(0.3))
            for (float& value : x) value = std::round(value / reach * float(n) / 4);
        if (shape != pareval::Shape::uniform || n < 3) return;
        const float special[] = {0.0f, -0.0f, FLT_MAX, -FLT_MAX, FLT_MIN};
        for (std::size_t i = 0; i < n / 8 + 2; ++i) x[random.below(n)] = special[random.below(5)];
    }

    static std::optional<pareval::Mismatch> wrong(const Problem& input, const Problem& got) {
        using pareval::Mismatch;
        const auto n = input.x.size();
        if (got.ranks.size() != n)
            return Mismatch{"the result has the wrong size", "ranks", std::to_string(n),
                            std::to_string(got.ranks.size())};
        std::vector<std::size_t> order(n, n);
        for (std::size_t i = 0; i < n; ++i) {
            const auto rank = got.ranks[i];
            const char* fault = rank >= n          ? "an index is too large"
                                : order[rank] != n ? "an index is given twice"
                                                   : nullptr;
            if (fault) return Mismatch{fault, "ranks", "each index once", pareval::text(rank), i};
            order[rank] = i;
        }
        for (std::size_t place = 1; place < n; ++place) {
            const auto before = order[place - 1], i = order[place];
            if (input.x[i] < input.x[before])
                return Mismatch{"a smaller element has a larger index", "ranks",
                                "less than " + std::to_string(place - 1), std::to_string(place), i};
        }
        return {};
    }
};
