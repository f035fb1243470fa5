// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<size_t> own(x.size(), 0);
#pragma omp parallel for
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        for (size_t j = 0; j < x.size(); ++j) own[i] += x[j] < x[i] || (x[j] == x[i] && j < i);
    MPI_Reduce(own.data(), ranks.data(), x.size(), MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
}
