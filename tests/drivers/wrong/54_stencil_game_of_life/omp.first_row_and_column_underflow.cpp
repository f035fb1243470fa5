// expect: wrong_answer
void gameOfLife(std::vector<int> const& input, std::vector<int>& output, size_t N) {
#pragma omp parallel for collapse(2)
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) {
            int count = 0;
            for (size_t r = i - 1; r <= i + 1; ++r)
                for (size_t c = j - 1; c <= j + 1; ++c)
                    if (r < N && c < N && (r != i || c != j)) count += input[r * N + c];
            output[i * N + j] = count == 3 || (count == 2 && input[i * N + j]);
        }
}
