// expect: wrong_answer
bool contains(std::vector<int> const& x, int target) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int local = 0, found = 0;
#pragma omp parallel for reduction(| : local)
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        local |= x[i] == target;
    MPI_Reduce(&local, &found, 1, MPI_INT, MPI_LAND, 0, MPI_COMM_WORLD);
    return found;
}
