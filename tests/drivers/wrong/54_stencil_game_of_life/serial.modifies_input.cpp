// expect: input_modified
void gameOfLife(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    auto& grid = const_cast<std::vector<int>&>(input);
    for (int i = 0; i < int(N); ++i)
        for (int j = 0; j < int(N); ++j) {
            int count = 0;
            for (int r = std::max(i - 1, 0); r <= std::min(i + 1, int(N) - 1); ++r)
                for (int c = std::max(j - 1, 0); c <= std::min(j + 1, int(N) - 1); ++c)
                    if (r != i || c != j) count += grid[r * N + c] & 1;
            if (count == 3 || (count == 2 && grid[i * N + j])) grid[i * N + j] |= 2;
        }
    for (size_t k = 0; k < N * N; ++k) output[k] = grid[k] >>= 1;
}
