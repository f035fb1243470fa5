// expect: wrong_answer
void partialMinimums(std::vector<float>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = x.size() * rank / size, last = x.size() * (rank + 1) / size;
    float low = std::numeric_limits<float>::max();
#pragma omp parallel for reduction(min : low)
    for (size_t i = 0; i < first; ++i) low = std::min(low, x[i]);
    for (size_t i = first; i < last; ++i) x[i] = low = std::min(low, x[i]);
    MPI_Barrier(MPI_COMM_WORLD);
}
