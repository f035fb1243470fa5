// expect: wrong_answer
double closestPair(std::vector<Point> const& points) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = points.size() * rank / size, last = points.size() * (rank + 1) / size;
    double local = std::numeric_limits<double>::max(), least = local;
    for (size_t a = first; a < last; ++a)
        for (size_t b = a + 1; b < last; ++b)
            local = std::min(local, distance(points[a], points[b]));
    MPI_Reduce(&local, &least, 1, MPI_DOUBLE, MPI_MIN, 0, MPI_COMM_WORLD);
    return least;
}
