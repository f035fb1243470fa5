/*
function: sparseAxpy
description: |
  Compute z = alpha*x + y for two sparse vectors x and y, and store the result in the dense vector
  z.
  x and y list their elements in ascending order of index, without repeating one; indices count
  from 0, and what is not listed is zero. x or y may have no elements.
  z has one value for each index, so that z.size() is the length of all three vectors. It holds
  zeros, and must still do so wherever neither x nor y has an element.
mpi: Every rank has all of x and y. Store the result in z on rank 0.
kokkos:
  void sparseAxpy(double alpha, Kokkos::View<const Element*> &x, Kokkos::View<const Element*> &y,
  Kokkos::View<double*> &z)
gpu:
  void sparseAxpy(double alpha, const Element *x, const Element *y, double *z, size_t Nx,
  size_t Ny, size_t N)
launch: at least max(Nx, Ny) threads
sizes: {Nx: x, Ny: y, N: z}
errata:
  - z arrives with its full length and zero-filled. The published check empties it and then expects
    a length that the function cannot know.
  - z is dense, though the example of the published prompt shows a list of elements.
  - No index is repeated within x or y, as in the published example; the published inputs repeat
    some.
examples:
  - alpha: 2
    x: [[1, 4], [3, -1]]
    y: [[0, 5], [3, 2], [5, 0.5]]
    z: [5, 8, 0, 0, 0, 0.5]
  - {alpha: -1, x: [[0, 3], [2, 1.5]], y: [[2, 1]], z: [-3, 0, -0.5]}
*/
#include "pareval/problem.hpp"

//--- declarations
struct Element {
    size_t index;
    double value;
};

//--- reference
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
    for (const auto& element : x) z[element.index] += alpha * element.value;
    for (const auto& element : y) z[element.index] += element.value;
}

//--- problem
template <>
struct pareval::Struct<Element> {
    static constexpr auto name = "Element";
    static constexpr std::array fields = {"index", "value"};
    static auto tie(const Element& e) { return std::tie(e.index, e.value); }
};

struct Problem {
    double alpha = 0;
    std::vector<Element> x, y;
    std::vector<double> z;

    static auto args() {
        using namespace pareval;
        return arguments(scalar("alpha", &Problem::alpha), in("x", &Problem::x),
                         in("y", &Problem::y), out("z", &Problem::z));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 33, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 6'000'000; }
    static pareval::Tolerance tolerance() { return {1e-12, 1e-13}; }

    // n is the length. Any share of the indices is listed, in x and in y on their own; the shape is
    // that of the values.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const bool large = n > 4099;
        const double special[] = {0, 1, -1};
        alpha = large || random.chance(0.6) ? random.uniform(-3.0, 3.0) : special[random.below(3)];
        const double shares[] = {0, 0.1, 0.4, 0.9, 1};
        x = elements(random, n, large ? 0.3 : shares[random.below(5)], shape);
        y = elements(random, n, large ? 0.3 : shares[random.below(5)], shape);
        z.assign(n, 0);
    }

private:
    static std::vector<Element> elements(pareval::Random& random, std::size_t n, double share,
                                         pareval::Shape shape) {
        std::vector<Element> result;
        for (std::size_t i = 0; i < n; ++i)
            if (random.chance(share)) result.push_back({i, 0});
        const auto values = pareval::values(random, result.size(), -10.0, 10.0, shape);
        for (std::size_t i = 0; i < result.size(); ++i) result[i].value = values[i];
        return result;
    }
};
