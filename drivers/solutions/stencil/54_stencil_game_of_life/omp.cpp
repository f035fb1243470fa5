namespace {

// The next generation of one row of n cells. sums has room for n + 2 numbers, and a 0 at either
// end.
void next_row(const int* above, const int* row, const int* below, int* next, int* sums, size_t n) {
    for (size_t j = 0; j < n; ++j) sums[j + 1] = above[j] + row[j] + below[j];
    for (size_t j = 0; j < n; ++j) {
        const int alive = sums[j] + sums[j + 1] + sums[j + 2];  // the cell itself included
        next[j] = (alive == 3) | ((alive == 4) & row[j]);
    }
}

}  // namespace

void gameOfLife(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    const std::vector<int> outside(N, 0);
#pragma omp parallel
    {
        std::vector<int> sums(N + 2, 0);
#pragma omp for
        for (size_t i = 0; i < N; ++i) {
            const int* row = input.data() + i * N;
            next_row(i > 0 ? row - N : outside.data(), row, i + 1 < N ? row + N : outside.data(),
                     output.data() + i * N, sums.data(), N);
        }
    }
}
