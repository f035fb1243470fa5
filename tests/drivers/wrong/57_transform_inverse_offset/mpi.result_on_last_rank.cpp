// expect: wrong_answer
void oneMinusInverse(std::vector<double>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = x.size() * r / size;
        counts[r] = x.size() * (r + 1) / size - starts[r];
    }
    std::vector<double> own(x.begin() + starts[rank], x.begin() + starts[rank] + counts[rank]);
    for (auto& v : own) v = 1 - 1 / v;
    MPI_Gatherv(own.data(), counts[rank], MPI_DOUBLE, x.data(), counts.data(), starts.data(),
                MPI_DOUBLE, size - 1, MPI_COMM_WORLD);
}
