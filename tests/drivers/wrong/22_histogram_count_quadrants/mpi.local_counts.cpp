// expect: wrong_answer
static int quadrant(const Point& p) {
    if (p.y >= 0) return p.x >= 0 ? 0 : 1;
    return p.x >= 0 ? 3 : 2;
}

void countQuadrants(std::vector<Point> const& points, std::array<size_t, 4>& bins) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (size_t i = rank; i < points.size(); i += size) ++bins[quadrant(points[i])];
    MPI_Bcast(bins.data(), 4, MPI_UINT64_T, 0, MPI_COMM_WORLD);
}
