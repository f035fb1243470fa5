// expect: wrong_answer
void jacobi1D(std::vector<double> const& input, std::vector<double>& output) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    long n = input.size();
    std::vector<double> own(n);
#pragma omp parallel for
    for (long i = 0; i < n; ++i) {
        double left = i > 0 ? input[i - 1] : 0;
        double right = i + 1 < n ? input[i + 1] : 0;
        own[i] = (left + input[i] + right) / 3.0;
    }
    MPI_Reduce(own.data(), output.data(), n, MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}
