/*
function: convolveKernel
description: |
  Convolve the grayscale image imageIn with the 3 x 3 matrix edgeKernel, and store the result in
  imageOut: each pixel becomes 8 times itself less the sum of the eight pixels around it. Pixels
  outside of the image count as 0. Results below 0 become 0, and results above 255 become 255.
  Both images have N rows and N columns, stored row by row, and N >= 1. All pixels of imageIn are
  between 0 and 255.
mpi: Every rank has all of imageIn. Leave the result in imageOut on rank 0.
kokkos: void convolveKernel(Kokkos::View<const int**> &imageIn,
  Kokkos::View<int**> &imageOut, size_t N)
gpu: void convolveKernel(const int *imageIn, int *imageOut, size_t N)
launch: grid of N x N threads
errata:
  - Published inputs are noise over the whole range, so most pixels become 0 or 255. Here the range
    of the pixels is random, and results in between are common.
examples:
  - imageIn: [[20, 30, 0], [25, 90, 40], [10, 60, 255]]
    N: 3
    imageOut: [[15, 65, 0], [0, 255, 0], [0, 60, 255]]
*/
#include "pareval/problem.hpp"

//--- declarations
const int edgeKernel[3][3] = {{-1, -1, -1}, {-1, 8, -1}, {-1, -1, -1}};

//--- reference
void convolveKernel(std::vector<int> const& imageIn, std::vector<int>& imageOut, size_t N) {
    const int n = int(N);
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            int sum = 0;
            for (int k = 0; k < 3; ++k)
                for (int l = 0; l < 3; ++l) {
                    const int row = i + k - 1, column = j + l - 1;
                    if (row >= 0 && row < n && column >= 0 && column < n)
                        sum += edgeKernel[k][l] * imageIn[row * n + column];
                }
            imageOut[i * n + j] = std::clamp(sum, 0, 255);
        }
}

//--- problem
struct Problem {
    std::vector<int> imageIn, imageOut;
    std::size_t N = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("imageIn", &Problem::imageIn, &Problem::N),
                         out("imageOut", &Problem::imageOut, &Problem::N),
                         scalar("N", &Problem::N));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 4, 5, 7, 16, 33, 64, 101}; }
    static std::size_t timed_size() { return 3200; }

    // In a narrow range of pixels few results are clipped, in a wide one nearly all.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        N = n;
        const int range = random.chance(0.5) ? 256 : random.uniform(1, 50);
        const int low = random.uniform(0, 257 - range);
        imageIn = pareval::values(random, n * n, low, low + range, shape);
        imageOut.assign(n * n, 0);
    }
};
