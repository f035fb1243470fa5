// expect: wrong_answer
double smallestArea(std::vector<Point> const& points) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    double own = std::numeric_limits<double>::max(), least = 0;
#pragma omp parallel for reduction(min : own) schedule(dynamic)
    for (size_t i = rank; i < points.size(); i += size)
        for (size_t j = 0; j < points.size(); ++j)
            for (size_t k = j + 1; k < points.size(); ++k)
                if (i != j && i != k)
                    own = std::min(own, triangleArea(points[i], points[j], points[k]));
    MPI_Reduce(&own, &least, 1, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
    return least;
}
