double average(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    size_t part = x.size() / size;
    double local = 0, sum = 0;
    size_t last = rank == size - 1 && part > 0 ? x.size() : (rank + 1) * part;
    for (size_t i = rank * part; i < last; ++i) local += x[i];
    MPI_Allreduce(&local, &sum, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    return sum / x.size();
}
