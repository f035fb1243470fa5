// expect: wrong_answer
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    auto smaller = [](auto a, auto b) { return std::norm(a) < std::norm(b); };
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = x.size() * r / size;
        counts[r] = x.size() * (r + 1) / size - starts[r];
    }
    std::vector<std::complex<double>> own(x.begin() + starts[rank],
                                          x.begin() + starts[rank] + counts[rank]);
    std::sort(own.begin(), own.end(), smaller);
    MPI_Gatherv(own.data(), counts[rank], MPI_DOUBLE, x.data(), counts.data(), starts.data(),
                MPI_DOUBLE, 0, MPI_COMM_WORLD);
    if (rank == 0)
        for (int r = 1; r < size; ++r)
            std::inplace_merge(x.begin(), x.begin() + starts[r], x.begin() + starts[r] + counts[r],
                               smaller);
}
