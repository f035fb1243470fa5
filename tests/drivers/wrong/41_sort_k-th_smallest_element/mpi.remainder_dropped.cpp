// expect: wrong_answer | crashed
int findKthSmallest(std::vector<int> const& x, int k) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int chunk = x.size() / size;
    std::vector<int> own(x.begin() + rank * chunk, x.begin() + (rank + 1) * chunk);
    std::sort(own.begin(), own.end());
    std::vector<int> all(chunk * size);
    MPI_Gather(own.data(), chunk, MPI_INT, all.data(), chunk, MPI_INT, 0, MPI_COMM_WORLD);
    if (rank != 0) return 0;
    std::sort(all.begin(), all.end());
    return all[std::min<size_t>(k, all.size()) - 1];
}
