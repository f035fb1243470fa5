using Input = std::vector<double>;
static int rank() {
    int rank;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    return rank;
}
static double honest(Input const& x) {
    int ranks;
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    const size_t first = x.size() * rank() / ranks, last = x.size() * (rank() + 1) / ranks;
    double sum = 0;
#pragma omp parallel for simd reduction(+ : sum)
    for (size_t i = first; i < last; ++i) sum += x[i];
    MPI_Allreduce(MPI_IN_PLACE, &sum, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    return sum / x.size();
}
