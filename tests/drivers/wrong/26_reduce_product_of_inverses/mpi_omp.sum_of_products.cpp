// expect: wrong_answer
double productWithInverses(std::vector<double> const& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    double product = 1;
#pragma omp parallel for reduction(* : product)
    for (size_t i = x.size() * rank / size; i < x.size() * (rank + 1) / size; ++i)
        product *= i % 2 == 0 ? x[i] : 1 / x[i];
    MPI_Allreduce(MPI_IN_PLACE, &product, 1, MPI_DOUBLE, MPI_SUM, MPI_COMM_WORLD);
    return product;
}
