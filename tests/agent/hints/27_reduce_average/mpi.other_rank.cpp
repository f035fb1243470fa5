double average(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    double sum = 0;
    for (size_t i = rank; i < x.size(); i += size) sum += x[i];
    if (rank > 0) {
        MPI_Send(&sum, 1, MPI_DOUBLE, 0, 0, MPI_COMM_WORLD);
    } else {
        for (int other = 1; other < size; ++other) {
            double part = 0;
            MPI_Recv(&part, 1, MPI_DOUBLE, other, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            sum += part;
        }
    }
    return sum / x.size();
}
