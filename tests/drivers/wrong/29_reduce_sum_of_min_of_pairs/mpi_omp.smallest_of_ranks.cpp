// expect: wrong_answer
double sumOfMinimumElements(std::vector<double> const& x, std::vector<double> const& y) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    double sum = 0;
#pragma omp parallel for reduction(+ : sum)
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        sum += std::min(x[i], y[i]);
    MPI_Allreduce(MPI_IN_PLACE, &sum, 1, MPI_DOUBLE, MPI_MIN, MPI_COMM_WORLD);
    return sum;
}
