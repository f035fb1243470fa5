// expect: wrong_answer
void convolveKernel(std::vector<int> const& imageIn, std::vector<int>& imageOut, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = N * r / size;
        counts[r] = N * (r + 1) / size - starts[r];
    }
#pragma omp parallel for
    for (int i = N * rank / size; i < int(N * (rank + 1) / size); ++i)
        for (int j = 0; j < int(N); ++j) {
            int sum = 0;
            for (int k = -1; k <= 1; ++k)
                for (int l = -1; l <= 1; ++l) {
                    int r = i + k, c = j + l;
                    if (r >= 0 && r < int(N) && c >= 0 && c < int(N))
                        sum += edgeKernel[k + 1][l + 1] * imageIn[r * N + c];
                }
            imageOut[i * N + j] = std::clamp(sum, 0, 255);
        }
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : imageOut.data() + N * rank / size * N, counts[rank],
                MPI_INT, imageOut.data(), counts.data(), starts.data(), MPI_INT, 0, MPI_COMM_WORLD);
}
