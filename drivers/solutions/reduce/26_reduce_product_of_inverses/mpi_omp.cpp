// Each rank multiplies a slice of the pairs, with one division for two values. The last value of an
// odd number has no partner, and is left to the last rank.
double productWithInverses(std::vector<double> const& x) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const size_t pairs = x.size() / 2;
    const size_t first = pairs * rank / ranks, last = pairs * (rank + 1) / ranks;
    double product = x.size() % 2 == 1 && rank == ranks - 1 ? x.back() : 1;
#pragma omp parallel for simd reduction(* : product)
    for (size_t i = first; i < last; ++i) product *= x[2 * i] / x[2 * i + 1];
    MPI_Allreduce(MPI_IN_PLACE, &product, 1, MPI_DOUBLE, MPI_PROD, MPI_COMM_WORLD);
    return product;
}
