// expect: wrong_answer
void jacobi1D(std::vector<double> const& input, std::vector<double>& output) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t n = input.size();
    for (size_t i = n * rank / size; i < n * (rank + 1) / size; ++i) {
        double left = i > 0 ? input[i - 1] : 0;
        double right = i + 1 < n ? input[i + 1] : 0;
        output[i] = (left + input[i] + right) / 3.0;
    }
    MPI_Barrier(MPI_COMM_WORLD);
}
