// expect: wrong_answer
double productWithInverses(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    size_t first = x.size() * rank / size, last = x.size() * (rank + 1) / size;
    double local = 1, product = 1;
    for (size_t i = 0; i < last - first; ++i) local *= i % 2 == 0 ? x[first + i] : 1 / x[first + i];
    MPI_Allreduce(&local, &product, 1, MPI_DOUBLE, MPI_PROD, MPI_COMM_WORLD);
    return product;
}
