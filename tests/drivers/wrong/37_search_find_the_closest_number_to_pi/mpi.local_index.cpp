// expect: wrong_answer
size_t findClosestToPi(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t begin = x.size() * rank / size, end = x.size() * (rank + 1) / size;
    struct {
        double distance;
        int index;
    } local = {std::numeric_limits<double>::max(), 0}, best;
    for (size_t i = begin; i < end; ++i)
        if (std::abs(x[i] - M_PI) < local.distance) local = {std::abs(x[i] - M_PI), int(i - begin)};
    MPI_Reduce(&local, &best, 1, MPI_DOUBLE_INT, MPI_MINLOC, 0, MPI_COMM_WORLD);
    return best.index;
}
