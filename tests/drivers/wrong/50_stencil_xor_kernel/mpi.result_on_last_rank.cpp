// expect: wrong_answer
void cellsXOR(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = N * r / size * N;
        counts[r] = N * (r + 1) / size * N - starts[r];
    }
    for (size_t i = N * rank / size; i < N * (rank + 1) / size; ++i)
        for (size_t j = 0; j < N; ++j) {
            int count = 0;
            if (i > 0) count += input[(i - 1) * N + j];
            if (i + 1 < N) count += input[(i + 1) * N + j];
            if (j > 0) count += input[i * N + j - 1];
            if (j + 1 < N) count += input[i * N + j + 1];
            output[i * N + j] = count == 1;
        }
    const int root = size - 1;
    MPI_Gatherv(rank == root ? MPI_IN_PLACE : output.data() + starts[rank], counts[rank], MPI_INT,
                output.data(), counts.data(), starts.data(), MPI_INT, root, MPI_COMM_WORLD);
}
