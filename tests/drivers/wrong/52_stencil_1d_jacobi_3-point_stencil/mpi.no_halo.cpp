// expect: wrong_answer
void jacobi1D(std::vector<double> const& input, std::vector<double>& output) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    int n = input.size();
    std::vector<int> counts(size), starts(size);
    for (int r = 0; r < size; ++r) {
        counts[r] = n / size + (r < n % size);
        starts[r] = r > 0 ? starts[r - 1] + counts[r - 1] : 0;
    }
    std::vector<double> own(input.begin() + starts[rank],
                            input.begin() + starts[rank] + counts[rank]);
    std::vector<double> next(own.size());
    for (size_t i = 0; i < own.size(); ++i) {
        double left = i > 0 ? own[i - 1] : 0;
        double right = i + 1 < own.size() ? own[i + 1] : 0;
        next[i] = (left + own[i] + right) / 3.0;
    }
    MPI_Gatherv(next.data(), next.size(), MPI_DOUBLE, output.data(), counts.data(), starts.data(),
                MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
