int edgeCount(std::vector<int> const& A, size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const size_t first = N * N * rank / ranks, last = N * N * (rank + 1) / ranks;
    int own = 0, edges = 0;
    for (size_t k = first; k < last; ++k) own += A[k];
    MPI_Reduce(&own, &edges, 1, MPI_INT, MPI_SUM, 0, MPI_COMM_WORLD);
    return edges;
}
