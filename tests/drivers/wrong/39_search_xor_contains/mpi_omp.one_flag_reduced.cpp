// expect: wrong_answer
bool xorContains(std::vector<int> const& x, std::vector<int> const& y, int val) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int local[2] = {0, 0}, found[2] = {0, 0};
#pragma omp parallel for reduction(| : local[:2])
    for (size_t i = rank; i < x.size(); i += size) {
        local[0] |= x[i] == val;
        local[1] |= y[i] == val;
    }
    MPI_Reduce(local, found, 1, MPI_INT, MPI_LOR, 0, MPI_COMM_WORLD);
    return found[0] != found[1];
}
