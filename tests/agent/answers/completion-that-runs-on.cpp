void prefixSum(std::vector<double> const& x, std::vector<double> &output) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    // Don't touch elements that aren't ours { }
    size_t chunk = x.size() / size;
    size_t begin = rank * chunk;
    size_t end = (rank == size - 1) ? x.size() : begin + chunk;
    std::vector<double> local(x.size(), 0.0);
    scan(x, local, begin, end);

    double offset = 0.0, total = local[end - 1];
    MPI_Exscan(&total, &offset, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    for (size_t i = begin; i < end; ++i) {
        local[i] += offset;
    }
    MPI_Reduce(local.data(), output.data(), x.size(), MPI_DOUBLE, MPI_SUM, 0, MPI_COMM_WORLD);
}

static void scan(std::vector<double> const& x, std::vector<double> &local, size_t begin, size_t end) {
    std::partial_sum(x.begin() + begin, x.begin() + end, local.begin() + begin);
}
