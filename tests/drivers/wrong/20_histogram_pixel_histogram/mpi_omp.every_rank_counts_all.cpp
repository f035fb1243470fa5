// expect: wrong_answer
void pixelCounts(std::vector<int> const& image, std::array<size_t, 256>& bins) {
    size_t counts[256] = {};
#pragma omp parallel for reduction(+ : counts[:256])
    for (size_t i = 0; i < image.size(); ++i) ++counts[image[i]];
    MPI_Reduce(counts, bins.data(), 256, MPI_UINT64_T, MPI_SUM, 0, MPI_COMM_WORLD);
}
