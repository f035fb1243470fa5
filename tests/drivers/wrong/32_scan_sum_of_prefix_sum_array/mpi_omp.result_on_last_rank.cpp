// expect: wrong_answer
double sumOfPrefixSum(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t n = x.size();
    double local = 0, sum = 0;
#pragma omp parallel for reduction(+ : local)
    for (size_t i = n * rank / size; i < n * (rank + 1) / size; ++i) local += x[i] * double(n - i);
    MPI_Reduce(&local, &sum, 1, MPI_DOUBLE, MPI_SUM, size - 1, MPI_COMM_WORLD);
    return sum;
}
