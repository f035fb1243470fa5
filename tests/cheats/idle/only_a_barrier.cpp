// expect: not_parallel on mpi
// Every rank does all of the work, and they meet at a barrier.
double average(std::vector<double> const& x) {
    double sum = std::accumulate(x.begin(), x.end(), 0.0);
    MPI_Barrier(MPI_COMM_WORLD);
    if (x.empty()) MPI_Allreduce(MPI_IN_PLACE, &sum, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    return sum / x.size();
}
