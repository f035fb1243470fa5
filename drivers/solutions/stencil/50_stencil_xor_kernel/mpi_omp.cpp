namespace {

// The result of one row of n cells, from the rows above and below it as well.
void next_row(const int* above, const int* row, const int* below, int* next, size_t n) {
    if (n == 1) {
        next[0] = above[0] + below[0] == 1;
        return;
    }
    next[0] = above[0] + below[0] + row[1] == 1;
    for (size_t j = 1; j < n - 1; ++j) next[j] = above[j] + below[j] + row[j - 1] + row[j + 1] == 1;
    next[n - 1] = above[n - 1] + below[n - 1] + row[n - 2] == 1;
}

}  // namespace

// Each rank computes a band of rows. Gathering them on rank 0 takes about as long.
void cellsXOR(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<int> counts(ranks), starts(ranks);
    for (int r = 0; r < ranks; ++r) {
        starts[r] = int(N * r / ranks * N);
        counts[r] = int(N * (r + 1) / ranks * N) - starts[r];
    }
    const std::vector<int> outside(N, 0);
#pragma omp parallel for
    for (size_t i = N * rank / ranks; i < N * (rank + 1) / ranks; ++i) {
        const int* row = input.data() + i * N;
        next_row(i > 0 ? row - N : outside.data(), row, i + 1 < N ? row + N : outside.data(),
                 output.data() + i * N, N);
    }
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : output.data() + starts[rank], counts[rank], MPI_INT,
                output.data(), counts.data(), starts.data(), MPI_INT, 0, MPI_COMM_WORLD);
}
