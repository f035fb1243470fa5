// expect: wrong_answer
void cellsXOR(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    auto at = [&](size_t k) { return k < N * N ? input[k] : 0; };
#pragma omp parallel for
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) {
            // the cell left of a row's first one is the last one of the row above
            size_t k = i * N + j;
            output[k] = at(k - N) + at(k + N) + at(k - 1) + at(k + 1) == 1;
        }
}
