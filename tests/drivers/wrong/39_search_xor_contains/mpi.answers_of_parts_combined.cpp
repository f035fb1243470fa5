// expect: wrong_answer
bool xorContains(std::vector<int> const& x, std::vector<int> const& y, int val) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    bool in_x = false, in_y = false;
    for (size_t i = rank; i < x.size(); i += size) {
        in_x = in_x || x[i] == val;
        in_y = in_y || y[i] == val;
    }
    int local = in_x != in_y, result = 0;
    MPI_Reduce(&local, &result, 1, MPI_INT, MPI_LOR, 0, MPI_COMM_WORLD);
    return result;
}
