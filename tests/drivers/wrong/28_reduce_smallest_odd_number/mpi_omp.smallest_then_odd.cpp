// expect: wrong_answer
int smallestOdd(std::vector<int> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int smallest = INT_MAX;
#pragma omp parallel for reduction(min : smallest)
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        smallest = std::min(smallest, x[i]);
    if (smallest % 2 == 0) smallest = INT_MAX;
    MPI_Allreduce(MPI_IN_PLACE, &smallest, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    return smallest;
}
