// expect: wrong_answer
void convolveKernel(std::vector<int> const& imageIn, std::vector<int>& imageOut, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = N * r / size * N;
        counts[r] = N * (r + 1) / size * N - starts[r];
    }
    const int first = N * rank / size, last = N * (rank + 1) / size;
    for (int i = first; i < last; ++i)
        for (int j = 0; j < int(N); ++j) {
            int sum = 0;
            for (int k = -1; k <= 1; ++k)
                for (int l = -1; l <= 1; ++l) {
                    int r = i + k, c = j + l;
                    if (r >= first && r < last && c >= 0 && c < int(N))
                        sum += edgeKernel[k + 1][l + 1] * imageIn[r * N + c];
                }
            imageOut[i * N + j] = std::clamp(sum, 0, 255);
        }
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : imageOut.data() + starts[rank], counts[rank], MPI_INT,
                imageOut.data(), counts.data(), starts.data(), MPI_INT, 0, MPI_COMM_WORLD);
}
