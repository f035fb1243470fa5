// expect: wrong_answer
void jacobi2D(std::vector<double> const& input, std::vector<double>& output, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = N * rank / size, last = N * (rank + 1) / size;
    std::vector<double> own((last - first) * N);
    for (size_t i = first; i < last; ++i)
        for (size_t j = 0; j < N; ++j) {
            double sum = input[i * N + j];
            if (i > first) sum += input[(i - 1) * N + j];
            if (i + 1 < last) sum += input[(i + 1) * N + j];
            if (j > 0) sum += input[i * N + j - 1];
            if (j + 1 < N) sum += input[i * N + j + 1];
            own[(i - first) * N + j] = sum / 5;
        }
    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = N * r / size * N;
        counts[r] = N * (r + 1) / size * N - starts[r];
    }
    MPI_Gatherv(own.data(), own.size(), MPI_DOUBLE, output.data(), counts.data(), starts.data(),
                MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
