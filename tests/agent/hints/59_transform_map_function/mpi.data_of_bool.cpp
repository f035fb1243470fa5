void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
    MPI_Allreduce(MPI_IN_PLACE, mask.data(), mask.size(), MPI_C_BOOL, MPI_LOR, MPI_COMM_WORLD);
}
