// expect: not_parallel on mpi+omp
// Messages, but the directive is only quoted.
double average(std::vector<double> const& x) {
    const char* directive = "#pragma omp parallel for";
    double mean = std::accumulate(x.begin(), x.end(), 0.0) / (*directive ? x.size() : 0);
    MPI_Bcast(&mean, 1, MPI_DOUBLE, 0, MPI_COMM_WORLD);
    return mean;
}
