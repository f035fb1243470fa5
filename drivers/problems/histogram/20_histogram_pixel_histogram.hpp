/*
function: pixelCounts
description: |
  The vector image holds the brightness of the pixels of a grey image: integers from 0 to 255, both
  included. Count how often each of them occurs: bins[v] is the number of pixels whose value is v.
  image may be empty. All 256 counts are zero at first.
mpi: Every rank has all of image. Store the counts of all of image in bins on rank 0.
kokkos: void pixelCounts(Kokkos::View<const int*> const& image, Kokkos::View<size_t[256]> &bins)
gpu: void pixelCounts(const int *image, size_t N, size_t bins[256])
launch: at least N threads
sizes: {N: image}
errata:
  - The published inputs never contain the value 255.
examples:
  - image: [3, 255, 0, 3, 7, 254, 3, 0]
    bins:
      [2, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
       0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
       0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
       0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
       0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
       0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
       0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
       0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
       0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]
*/
#include "pareval/problem.hpp"

//--- reference
void pixelCounts(std::vector<int> const& image, std::array<size_t, 256>& bins) {
    bins.fill(0);
    for (int value : image) ++bins[value];
}

//--- problem
struct Problem {
    std::vector<int> image;
    std::array<std::size_t, 256> bins = {};

    static auto args() {
        using namespace pareval;
        return arguments(in("image", &Problem::image), out("bins", &Problem::bins));
    }
    static std::vector<std::size_t> sizes() { return {0, 1, 2, 3, 7, 64, 1000, 4099}; }
    static std::size_t timed_size() { return 1 << 24; }

    // Half of the images reach down to 0, and half of them up to 255.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        const int low = random.chance(0.5) ? 0 : random.uniform(1, 128);
        const int high = random.chance(0.5) ? 255 : random.uniform(160, 255);
        image = pareval::values(random, n, low, high + 1, shape);
    }
};
