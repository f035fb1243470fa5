void gameOfLife(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    #pragma omp parallel for
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) {
            int liveNeighbors = 0;
            for (int x = std::max(0, i - 1); x <= std::min(N - 1, i + 1); ++x)
                for (int y = std::max(0, j - 1); y <= std::min(N - 1, j + 1); ++y)
                    liveNeighbors += input[x * N + y];
            output[i * N + j] = liveNeighbors == 3;
        }
}
