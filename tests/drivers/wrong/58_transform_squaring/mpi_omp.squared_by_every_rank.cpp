// expect: wrong_answer
void squareEach(std::vector<int>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) x[i] *= x[i];
    std::vector<int> sum(x.size());
    MPI_Reduce(x.data(), sum.data(), x.size(), MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
    if (rank == 0) x = sum;
}
