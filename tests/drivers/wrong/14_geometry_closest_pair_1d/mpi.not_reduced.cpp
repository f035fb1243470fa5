// expect: wrong_answer
double closestPair(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    auto sorted = x;
    std::sort(sorted.begin(), sorted.end());
    double least = std::numeric_limits<double>::max();
    for (size_t i = 1 + rank; i < sorted.size(); i += size)
        least = std::min(least, distance(sorted[i - 1], sorted[i]));
    return least;
}
