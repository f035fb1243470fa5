double average(std::vector<double> const& x) {
    MPI_Bcast(x.data(), x.size(), MPI_DOUBLE, 0, MPI_COMM_WORLD);
    return x[0];
}
