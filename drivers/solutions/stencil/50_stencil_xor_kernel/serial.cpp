namespace {

// The result of one row of n cells, from the rows above and below it as well.
void next_row(const int* above, const int* row, const int* below, int* next, size_t n) {
    if (n == 1) {
        next[0] = above[0] + below[0] == 1;
        return;
    }
    next[0] = above[0] + below[0] + row[1] == 1;
    for (size_t j = 1; j < n - 1; ++j) next[j] = above[j] + below[j] + row[j - 1] + row[j + 1] == 1;
    next[n - 1] = above[n - 1] + below[n - 1] + row[n - 2] == 1;
}

}  // namespace

void cellsXOR(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    const std::vector<int> outside(N, 0);
    for (size_t i = 0; i < N; ++i) {
        const int* row = input.data() + i * N;
        next_row(i > 0 ? row - N : outside.data(), row, i + 1 < N ? row + N : outside.data(),
                 output.data() + i * N, N);
    }
}
