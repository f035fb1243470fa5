namespace {

// The step for elements first to last - 1 of n. Multiplies, since a division takes far longer.
void step(const double* input, double* output, size_t first, size_t last, size_t n) {
    constexpr double third = 1.0 / 3;
    if (first == last) return;
    if (first == 0) output[0] = (input[0] + (n > 1 ? input[1] : 0)) * third;
    for (size_t i = std::max<size_t>(first, 1); i < std::min(last, n - 1); ++i)
        output[i] = (input[i - 1] + input[i] + input[i + 1]) * third;
    if (last == n && n > 1) output[n - 1] = (input[n - 2] + input[n - 1]) * third;
}

}  // namespace

// Bound by memory: to gather the parts on rank 0 costs more than to compute them there.
void jacobi1D(std::vector<double> const& input, std::vector<double>& output) {
    const size_t N = input.size();
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<int> counts(ranks), starts(ranks);
    for (int r = 0; r < ranks; ++r) {
        starts[r] = int(N * r / ranks);
        counts[r] = int(N * (r + 1) / ranks) - starts[r];
    }
    const size_t first = starts[rank], count = counts[rank];
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t from = first + count * thread / threads;
        const size_t to = first + count * (thread + 1) / threads;
        step(input.data(), output.data(), from, to, N);
    }
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : output.data() + first, counts[rank], MPI_DOUBLE,
                output.data(), counts.data(), starts.data(), MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
