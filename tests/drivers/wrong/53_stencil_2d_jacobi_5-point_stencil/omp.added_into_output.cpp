// expect: wrong_answer
void jacobi2D(std::vector<double> const& input, std::vector<double>& output, size_t N) {
#pragma omp parallel
    for (size_t i = 0; i < N; ++i)
        for (size_t j = 0; j < N; ++j) {
            double part = input[i * N + j] / 5;
            auto add = [&](size_t cell) {
#pragma omp atomic
                output[cell] += part;
            };
            add(i * N + j);
            if (i > 0) add((i - 1) * N + j);
            if (i + 1 < N) add((i + 1) * N + j);
            if (j > 0) add(i * N + j - 1);
            if (j + 1 < N) add(i * N + j + 1);
        }
}
