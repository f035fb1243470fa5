// expect: wrong_answer
double closestPair(std::vector<Point> const& points) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = points.size() / size;
    double local = std::numeric_limits<double>::max(), least = local;
    for (size_t a = rank * chunk; a < (rank + 1) * chunk; ++a)
        for (size_t b = 0; b < a; ++b) local = std::min(local, distance(points[a], points[b]));
    MPI_Reduce(&local, &least, 1, MPI_DOUBLE, MPI_MIN, 0, MPI_COMM_WORLD);
    return least;
}
