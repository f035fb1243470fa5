// expect: wrong_answer
void squareEach(std::vector<int>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int chunk = (x.size() + size - 1) / size;
    std::vector<int> own;
    for (size_t i = size_t(rank) * chunk; i < std::min(x.size(), size_t(rank + 1) * chunk); ++i)
        own.push_back(x[i] * x[i]);
    own.resize(chunk, 0);
    std::vector<int> all(size_t(chunk) * size);
    MPI_Gather(own.data(), chunk, MPI_INT, all.data(), chunk, MPI_INT, 0, MPI_COMM_WORLD);
    if (rank == 0) x = all;
}
