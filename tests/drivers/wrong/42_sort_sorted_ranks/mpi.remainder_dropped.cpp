// expect: wrong_answer
void ranks(std::vector<float> const& x, std::vector<size_t>& ranks) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t chunk = x.size() / size;
    std::vector<size_t> own(chunk, 0);
    for (size_t k = 0; k < chunk; ++k) {
        size_t i = rank * chunk + k;
        for (size_t j = 0; j < x.size(); ++j) own[k] += x[j] < x[i] || (x[j] == x[i] && j < i);
    }
    MPI_Gather(own.data(), chunk, MPI_UNSIGNED_LONG, ranks.data(), chunk, MPI_UNSIGNED_LONG, 0,
               MPI_COMM_WORLD);
}
