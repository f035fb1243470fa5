// expect: wrong_answer
void relu(std::vector<double>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        x[i] = std::max(x[i], 0.0);
    MPI_Barrier(MPI_COMM_WORLD);
}
