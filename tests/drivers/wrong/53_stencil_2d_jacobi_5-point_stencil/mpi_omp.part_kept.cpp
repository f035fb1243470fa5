// expect: wrong_answer
void jacobi2D(std::vector<double> const& input, std::vector<double>& output, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

#pragma omp parallel for
    for (size_t i = N * rank / size; i < N * (rank + 1) / size; ++i)
        for (size_t j = 0; j < N; ++j) {
            double sum = input[i * N + j];
            if (i > 0) sum += input[(i - 1) * N + j];
            if (i + 1 < N) sum += input[(i + 1) * N + j];
            if (j > 0) sum += input[i * N + j - 1];
            if (j + 1 < N) sum += input[i * N + j + 1];
            output[i * N + j] = sum / 5;
        }
    MPI_Bcast(output.data(), N * N, MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
