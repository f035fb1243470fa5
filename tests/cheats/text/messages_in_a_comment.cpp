// expect: not_parallel on mpi
// Every rank does all of the work, and MPI_Allreduce(…) is only mentioned.
double average(std::vector<double> const& x) {
    /* MPI_Allreduce(MPI_IN_PLACE, &sum, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD); */
    return std::accumulate(x.begin(), x.end(), 0.0) / x.size();
}
