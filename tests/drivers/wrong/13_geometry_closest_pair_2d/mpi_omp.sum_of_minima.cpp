// expect: wrong_answer
double closestPair(std::vector<Point> const& points) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    double local = std::numeric_limits<double>::infinity(), least = 0;
#pragma omp parallel for reduction(min : local) schedule(dynamic)
    for (size_t a = rank; a < points.size(); a += size)
        for (size_t b = 0; b < points.size(); ++b)
            if (b != a) local = std::min(local, distance(points[a], points[b]));
    MPI_Reduce(&local, &least, 1, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    return least;
}
