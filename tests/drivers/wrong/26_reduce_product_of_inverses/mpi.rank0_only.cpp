// expect: wrong_answer
double productWithInverses(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    double local = 1, product = 1;
    for (size_t i = rank; i < x.size(); i += size) local *= i % 2 == 0 ? x[i] : 1 / x[i];
    MPI_Reduce(&local, &product, 1, MPI_DOUBLE, MPI_PROD, 0, MPI_COMM_WORLD);
    return product;
}
