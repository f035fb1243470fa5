// expect: wrong_answer
void jacobi2D(std::vector<double> const& input, std::vector<double>& output, size_t N) {
    for (size_t k = 0; k < N * N; ++k) {
        double sum = input[k];
        if (k >= N) sum += input[k - N];
        if (k + N < N * N) sum += input[k + N];
        if (k > 0) sum += input[k - 1];
        if (k + 1 < N * N) sum += input[k + 1];
        output[k] = sum / 5;
    }
}
