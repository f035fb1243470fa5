// expect: crashed
void gameOfLife(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    for (size_t i = N - 1; i >= 0; --i)
        for (size_t j = 0; j < N; ++j) {
            int count = 0;
            for (int di = -1; di <= 1; ++di)
                for (int dj = -1; dj <= 1; ++dj) {
                    size_t r = i + di, c = j + dj;
                    if ((di || dj) && r < N && c < N) count += input[r * N + c];
                }
            output[i * N + j] = count == 3 || (count == 2 && input[i * N + j]);
        }
}
