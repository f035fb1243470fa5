// expect: wrong_answer
void reversePrefixSum(std::vector<int> const& x, std::vector<int>& output) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = x.size() * rank / size, last = x.size() * (rank + 1) / size;
    int sum = 0;
#pragma omp parallel for reduction(+ : sum)
    for (size_t k = 0; k < first; ++k) sum += x[x.size() - 1 - k];
    for (size_t k = first; k < last; ++k) output[k] = sum += x[x.size() - 1 - k];
    MPI_Barrier(MPI_COMM_WORLD);
}
