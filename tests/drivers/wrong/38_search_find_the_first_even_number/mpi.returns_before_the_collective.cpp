// expect: timed_out
size_t findFirstEven(std::vector<int> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    unsigned long local = x.size(), result = 0;
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        if (x[i] % 2 == 0) return i;
    MPI_Allreduce(&local, &result, 1, MPI_UNSIGNED_LONG, MPI_MIN, MPI_COMM_WORLD);
    return result;
}
