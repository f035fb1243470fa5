// expect: wrong_answer
void convolveKernel(std::vector<int> const& imageIn, std::vector<int>& imageOut, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    std::vector<int> part(N * N);
    for (int i = 0; i < int(N); ++i)
        for (int j = 0; j < int(N); ++j) {
            int sum = 0;
            for (int k = -1; k <= 1; ++k)
                for (int l = -1; l <= 1; ++l) {
                    int r = i + k, c = j + l;
                    if (r >= 0 && r < int(N) && c >= 0 && c < int(N) && r % size == rank)
                        sum += edgeKernel[k + 1][l + 1] * imageIn[r * N + c];
                }
            part[i * N + j] = std::clamp(sum, 0, 255);
        }
    MPI_Reduce(part.data(), imageOut.data(), N * N, MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
}
