// expect: wrong_answer
void gameOfLife(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) {
            int count = -input[i * N + j];
            for (size_t di = N - 1; di <= N + 1; ++di)
                for (size_t dj = N - 1; dj <= N + 1; ++dj)
                    count += input[(i + di) % N * N + (j + dj) % N];
            output[i * N + j] = count == 3 || (count == 2 && input[i * N + j]);
        }
}
