// expect: timed_out
bool contains(std::vector<int> const& x, int target) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int local = 0, found = 0;
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        if (x[i] == target) return true;
    MPI_Allreduce(&local, &found, 1, MPI_INT, MPI_LOR, MPI_COMM_WORLD);
    return found;
}
