namespace {

// The result of one row of n pixels. sums has room for n + 2 numbers, and a 0 at either end. The
// kernel is 9 times the pixel less the sum of all pixels that it covers.
void next_row(const int* above, const int* row, const int* below, int* next, int* sums, size_t n) {
    for (size_t j = 0; j < n; ++j) sums[j + 1] = above[j] + row[j] + below[j];
    for (size_t j = 0; j < n; ++j) {
        const int result = 9 * row[j] - (sums[j] + sums[j + 1] + sums[j + 2]);
        next[j] = std::min(std::max(result, 0), 255);
    }
}

}  // namespace

void convolveKernel(std::vector<int> const& imageIn, std::vector<int>& imageOut, size_t N) {
    const std::vector<int> outside(N, 0);
#pragma omp parallel
    {
        std::vector<int> sums(N + 2, 0);
#pragma omp for
        for (size_t i = 0; i < N; ++i) {
            const int* row = imageIn.data() + i * N;
            next_row(i > 0 ? row - N : outside.data(), row, i + 1 < N ? row + N : outside.data(),
                     imageOut.data() + i * N, sums.data(), N);
        }
    }
}
