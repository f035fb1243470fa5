// expect: wrong_answer
void pixelCounts(std::vector<int> const& image, std::array<size_t, 256>& bins) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = image.size() / size;
    std::array<size_t, 256> local = {};
    for (size_t i = rank * chunk; i < (rank + 1) * chunk; ++i) ++local[image[i]];
    MPI_Reduce(local.data(), bins.data(), 256, MPI_UINT64_T, MPI_SUM, 0, MPI_COMM_WORLD);
}
