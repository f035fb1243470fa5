// expect: wrong_answer
void cellsXOR(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    const size_t rows = N / size;
    std::vector<int> own(rows * N);
#pragma omp parallel for
    for (size_t i = rank * rows; i < (rank + 1) * rows; ++i)
        for (size_t j = 0; j < N; ++j) {
            int count = 0;
            if (i > 0) count += input[(i - 1) * N + j];
            if (i + 1 < N) count += input[(i + 1) * N + j];
            if (j > 0) count += input[i * N + j - 1];
            if (j + 1 < N) count += input[i * N + j + 1];
            own[(i - rank * rows) * N + j] = count == 1;
        }
    MPI_Gather(own.data(), rows * N, MPI_INT, output.data(), rows * N, MPI_INT, 0, MPI_COMM_WORLD);
}
