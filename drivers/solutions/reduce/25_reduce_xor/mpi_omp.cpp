bool reduceLogicalXOR(std::vector<bool> const& x) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    bool odd = false;
#pragma omp parallel reduction(^ : odd)
    {
        const size_t threads = omp_get_num_threads(), parts = ranks * threads;
        const size_t part = rank * threads + omp_get_thread_num();
        const auto first = x.begin() + x.size() * part / parts;
        const auto last = x.begin() + x.size() * (part + 1) / parts;
        odd = std::count(first, last, true) % 2 != 0;
    }
    MPI_Allreduce(MPI_IN_PLACE, &odd, 1, MPI_CXX_BOOL, MPI_LXOR, MPI_COMM_WORLD);
    return odd;
}
