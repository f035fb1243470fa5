// expect: not_parallel on mpi+omp
// The threads of each rank share the work, and every rank does all of it.
double average(std::vector<double> const& x) {
    double sum = 0;
#pragma omp parallel for reduction(+ : sum)
    for (size_t i = 0; i < x.size(); ++i) sum += x[i];
    if (x.empty()) MPI_Allreduce(MPI_IN_PLACE, &sum, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    return sum / x.size();
}
