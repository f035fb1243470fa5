// expect: wrong_answer
void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<char> own(x.size(), 0), all(x.size(), 0);
#pragma omp parallel for
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        own[i] = isPowerOfTwo(x[i]);
    MPI_Reduce(own.data(), all.data(), x.size(), MPI_CHAR, MPI_LAND, 0, MPI_COMM_WORLD);
    mask.assign(all.begin(), all.end());
}
