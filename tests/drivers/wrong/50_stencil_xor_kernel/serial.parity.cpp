// expect: wrong_answer
void cellsXOR(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) {
            int parity = 0;  // three ones make it 1 as well
            if (i > 0) parity ^= input[(i - 1) * N + j];
            if (i + 1 < N) parity ^= input[(i + 1) * N + j];
            if (j > 0) parity ^= input[i * N + j - 1];
            if (j + 1 < N) parity ^= input[i * N + j + 1];
            output[i * N + j] = parity;
        }
}
