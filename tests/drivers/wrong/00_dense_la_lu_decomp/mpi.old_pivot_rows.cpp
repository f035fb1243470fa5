// expect: wrong_answer
void luFactorize(std::vector<double>& A, size_t N) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = N * rank / size, last = N * (rank + 1) / size;
    for (size_t k = 0; k < N; ++k)
        for (size_t i = std::max(k + 1, first); i < last; ++i) {
            A[i * N + k] /= A[k * N + k];
            for (size_t j = k + 1; j < N; ++j) A[i * N + j] -= A[i * N + k] * A[k * N + j];
        }
    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = N * r / size * N;
        counts[r] = N * (r + 1) / size * N - starts[r];
    }
    std::vector<double> part(A.begin() + first * N, A.begin() + last * N);
    MPI_Gatherv(part.data(), part.size(), MPI_DOUBLE, A.data(), counts.data(), starts.data(),
                MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
