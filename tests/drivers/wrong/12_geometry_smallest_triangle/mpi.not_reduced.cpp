// expect: wrong_answer
double smallestArea(std::vector<Point> const& points) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    double least = std::numeric_limits<double>::max();
    for (size_t i = rank; i < points.size(); i += size)
        for (size_t j = i + 1; j < points.size(); ++j)
            for (size_t k = j + 1; k < points.size(); ++k)
                least = std::min(least, triangleArea(points[i], points[j], points[k]));
    return least;
}
