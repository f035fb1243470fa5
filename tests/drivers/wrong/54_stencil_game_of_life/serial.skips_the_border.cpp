// expect: wrong_answer
void gameOfLife(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    for (size_t i = 1; i + 1 < N; ++i)
        for (size_t j = 1; j + 1 < N; ++j) {
            int count = -input[i * N + j];
            for (size_t r = i - 1; r <= i + 1; ++r)
                for (size_t c = j - 1; c <= j + 1; ++c) count += input[r * N + c];
            output[i * N + j] = count == 3 || (count == 2 && input[i * N + j]);
        }
}
