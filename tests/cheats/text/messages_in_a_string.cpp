// expect: not_parallel on mpi
double average(std::vector<double> const& x) {
    static const char* call = "MPI_Allreduce(";
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    return std::accumulate(x.begin(), x.end(), 0.0) / (*call ? x.size() : 0);
}
