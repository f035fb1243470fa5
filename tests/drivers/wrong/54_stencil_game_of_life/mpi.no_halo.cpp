// expect: wrong_answer
void gameOfLife(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int begin = N * rank / size, end = N * (rank + 1) / size;
    for (int i = begin; i < end; ++i)
        for (int j = 0; j < int(N); ++j) {
            int count = 0;
            for (int r = std::max(i - 1, begin); r <= std::min(i + 1, end - 1); ++r)
                for (int c = std::max(j - 1, 0); c <= std::min(j + 1, int(N) - 1); ++c)
                    if (r != i || c != j) count += input[r * N + c];
            output[i * N + j] = count == 3 || (count == 2 && input[i * N + j]);
        }
    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = N * r / size * N;
        counts[r] = N * (r + 1) / size * N - starts[r];
    }
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : output.data() + starts[rank], counts[rank], MPI_INT,
                output.data(), counts.data(), starts.data(), MPI_INT, 0, MPI_COMM_WORLD);
}
