// expect: wrong_answer
void gameOfLife(std::vector<int> const& input, std::vector<int>& output, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int rows = N / size;
    std::vector<int> own(rows * N);
#pragma omp parallel for
    for (int i = rank * rows; i < (rank + 1) * rows; ++i)
        for (int j = 0; j < int(N); ++j) {
            int count = 0;
            for (int r = std::max(i - 1, 0); r <= std::min(i + 1, int(N) - 1); ++r)
                for (int c = std::max(j - 1, 0); c <= std::min(j + 1, int(N) - 1); ++c)
                    if (r != i || c != j) count += input[r * N + c];
            own[(i - rank * rows) * N + j] = count == 3 || (count == 2 && input[i * N + j]);
        }
    MPI_Gather(own.data(), rows * N, MPI_INT, output.data(), rows * N, MPI_INT, 0, MPI_COMM_WORLD);
}
