// expect: wrong_answer
size_t findFirstEven(std::vector<int> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t begin = x.size() * rank / size, end = x.size() * (rank + 1) / size;
    unsigned long local = end;
#pragma omp parallel for reduction(min : local)
    for (size_t i = begin; i < end; ++i)
        if (x[i] % 2 == 0) local = std::min<unsigned long>(local, i);
    unsigned long result = 0;
    MPI_Reduce(&local, &result, 1, MPI_UNSIGNED_LONG, MPI_MIN, 0, MPI_COMM_WORLD);
    return result;
}
