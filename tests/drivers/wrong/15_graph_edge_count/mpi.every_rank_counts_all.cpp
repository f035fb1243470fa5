// expect: wrong_answer
int edgeCount(std::vector<int> const& A, size_t N) {
    int local = 0, total = 0;
    for (size_t k = 0; k < N * N; ++k) local += A[k];
    MPI_Reduce(&local, &total, 1, MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
    return total;
}
