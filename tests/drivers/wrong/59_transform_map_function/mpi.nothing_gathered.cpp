// expect: wrong_answer
void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        mask[i] = isPowerOfTwo(x[i]);
}
