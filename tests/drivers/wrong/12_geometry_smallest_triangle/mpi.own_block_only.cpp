// expect: wrong_answer
double smallestArea(std::vector<Point> const& points) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = points.size() * rank / size, last = points.size() * (rank + 1) / size;
    double own = std::numeric_limits<double>::max(), least = own;
    for (size_t i = first; i < last; ++i)
        for (size_t j = i + 1; j < last; ++j)
            for (size_t k = j + 1; k < last; ++k)
                own = std::min(own, triangleArea(points[i], points[j], points[k]));
    MPI_Reduce(&own, &least, 1, MPI_DOUBLE, MPI_MIN, 0, MPI_COMM_WORLD);
    return least;
}
