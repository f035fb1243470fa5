// expect: wrong_answer
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    auto smaller = [](auto a, auto b) { return std::norm(a) < std::norm(b); };
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int chunk = x.size() / size;
    std::vector<std::complex<double>> own(x.begin() + rank * chunk, x.begin() + (rank + 1) * chunk);
    std::sort(own.begin(), own.end(), smaller);
    MPI_Gather(own.data(), 2 * chunk, MPI_DOUBLE, x.data(), 2 * chunk, MPI_DOUBLE, 0,
               MPI_COMM_WORLD);
    if (rank == 0)
        for (int r = 1; r < size; ++r)
            std::inplace_merge(x.begin(), x.begin() + r * chunk, x.begin() + (r + 1) * chunk,
                               smaller);
}
