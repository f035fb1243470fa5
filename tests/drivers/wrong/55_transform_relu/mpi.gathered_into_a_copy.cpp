// expect: wrong_answer
void relu(std::vector<double>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        starts[r] = x.size() * r / size;
        counts[r] = x.size() * (r + 1) / size - starts[r];
    }
    std::vector<double> own(x.begin() + starts[rank], x.begin() + starts[rank] + counts[rank]);
    for (auto& v : own) v = std::max(v, 0.0);
    std::vector<double> result(x.size());
    MPI_Gatherv(own.data(), counts[rank], MPI_DOUBLE, result.data(), counts.data(), starts.data(),
                MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
