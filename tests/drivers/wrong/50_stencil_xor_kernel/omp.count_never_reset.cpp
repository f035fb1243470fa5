// expect: wrong_answer
void cellsXOR(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    int count = 0;
#pragma omp parallel for firstprivate(count)
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) {
            if (i > 0) count += input[(i - 1) * N + j];
            if (i + 1 < N) count += input[(i + 1) * N + j];
            if (j > 0) count += input[i * N + j - 1];
            if (j + 1 < N) count += input[i * N + j + 1];
            output[i * N + j] = count == 1;
        }
}
