// expect: wrong_answer
void jacobi2D(std::vector<double> const& input, std::vector<double>& output, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t rows = N / size, first = rank * rows;
    std::vector<double> own(rows * N);
    for (size_t i = first; i < first + rows; ++i)
        for (size_t j = 0; j < N; ++j) {
            double sum = input[i * N + j];
            if (i > 0) sum += input[(i - 1) * N + j];
            if (i + 1 < N) sum += input[(i + 1) * N + j];
            if (j > 0) sum += input[i * N + j - 1];
            if (j + 1 < N) sum += input[i * N + j + 1];
            own[(i - first) * N + j] = sum / 5;
        }
    MPI_Gather(own.data(), own.size(), MPI_DOUBLE, output.data(), own.size(), MPI_DOUBLE, 0,
               MPI_COMM_WORLD);
}
