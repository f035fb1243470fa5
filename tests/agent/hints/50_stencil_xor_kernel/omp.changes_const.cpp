void cellsXOR(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    #pragma omp parallel for
    for (size_t i = 0; i < N * N; ++i) input[i] = output[i];
}
