// expect: crashed | wrong_answer
void pixelCounts(std::vector<int> const& image, std::array<size_t, 256>& bins) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (size_t i = rank; i < image.size(); i += size) ++bins[image[i]];
    MPI_Reduce(MPI_IN_PLACE, bins.data(), 256, MPI_UINT64_T, MPI_SUM, 0, MPI_COMM_WORLD);
}
