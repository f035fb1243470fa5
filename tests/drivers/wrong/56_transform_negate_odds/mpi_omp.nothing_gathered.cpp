// expect: wrong_answer
void negateOddsAndHalveEvens(std::vector<int>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t begin = x.size() * rank / size, end = x.size() * (rank + 1) / size;
#pragma omp parallel for
    for (size_t i = begin; i < end; ++i) x[i] = x[i] % 2 ? -x[i] : x[i] / 2;
    MPI_Barrier(MPI_COMM_WORLD);
}
