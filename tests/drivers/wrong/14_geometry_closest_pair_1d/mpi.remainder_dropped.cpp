// expect: wrong_answer
double closestPair(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = x.size() / size;
    double local = std::numeric_limits<double>::max(), least = local;
    for (size_t i = rank * chunk; i < (rank + 1) * chunk; ++i)
        for (size_t j = i + 1; j < x.size(); ++j) local = std::min(local, distance(x[i], x[j]));
    MPI_Reduce(&local, &least, 1, MPI_DOUBLE, MPI_MIN, 0, MPI_COMM_WORLD);
    return least;
}
