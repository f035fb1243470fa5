// expect: wrong_answer
void jacobi2D(std::vector<double> const& input, std::vector<double>& output, size_t N) {
    const size_t tile = 8;
    auto at = [&](size_t i, size_t j) { return i < N && j < N ? input[i * N + j] : 0; };
#pragma omp parallel for collapse(2)
    for (size_t ti = 0; ti < N / tile; ++ti)
        for (size_t tj = 0; tj < N / tile; ++tj)
            for (size_t i = ti * tile; i < (ti + 1) * tile; ++i)
                for (size_t j = tj * tile; j < (tj + 1) * tile; ++j)
                    output[i * N + j] =
                        (at(i, j) + at(i - 1, j) + at(i + 1, j) + at(i, j - 1) + at(i, j + 1)) / 5;
}
