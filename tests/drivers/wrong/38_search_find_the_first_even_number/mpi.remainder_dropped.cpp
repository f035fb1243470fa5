// expect: wrong_answer
size_t findFirstEven(std::vector<int> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = x.size() / size;
    unsigned long local = x.size();
    for (size_t i = rank * chunk; i < (rank + 1) * chunk; ++i)
        if (x[i] % 2 == 0) {
            local = i;
            break;
        }
    unsigned long result = 0;
    MPI_Reduce(&local, &result, 1, MPI_UNSIGNED_LONG, MPI_MIN, 0, MPI_COMM_WORLD);
    return result;
}
