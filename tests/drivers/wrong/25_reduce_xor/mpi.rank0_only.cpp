// expect: wrong_answer
bool reduceLogicalXOR(std::vector<bool> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int local = 0, result = 0;
    for (size_t i = rank; i < x.size(); i += size) local ^= x[i];
    MPI_Reduce(&local, &result, 1, MPI_INT, MPI_LXOR, 0, MPI_COMM_WORLD);
    return result;
}
