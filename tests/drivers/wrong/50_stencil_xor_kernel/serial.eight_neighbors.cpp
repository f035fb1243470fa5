// expect: wrong_answer
void cellsXOR(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    for (int i = 0; i < int(N); ++i)
        for (int j = 0; j < int(N); ++j) {
            int count = 0;
            for (int r = std::max(i - 1, 0); r <= std::min(i + 1, int(N) - 1); ++r)
                for (int c = std::max(j - 1, 0); c <= std::min(j + 1, int(N) - 1); ++c)
                    if (r != i || c != j) count += input[r * N + c];
            output[i * N + j] = count == 1;
        }
}
