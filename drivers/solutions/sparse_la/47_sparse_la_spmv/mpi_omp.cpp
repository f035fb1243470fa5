// Each rank multiplies a slice of the entries, its threads parts of it; rank 0 adds up what the
// ranks found for each row. A run of entries in the same row costs one atomic update: few where A
// is sorted.
void spmv(double alpha, std::vector<COOElement> const& A, std::vector<double> const& x, double beta,
          std::vector<double>& y, size_t M, size_t N) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

#pragma omp parallel
    {
#pragma omp for
        for (size_t row = 0; row < M; ++row) y[row] = rank == 0 ? beta * y[row] : 0;

        const size_t threads = omp_get_num_threads(), parts = ranks * threads;
        const size_t part = rank * threads + omp_get_thread_num();
        const size_t last = A.size() * (part + 1) / parts;
        for (size_t i = A.size() * part / parts; i < last;) {
            const size_t row = A[i].row;
            double sum = 0;
            for (; i < last && A[i].row == row; ++i) sum += A[i].value * x[A[i].column];
#pragma omp atomic
            y[row] += alpha * sum;
        }
    }
    MPI_Reduce(rank == 0 ? MPI_IN_PLACE : y.data(), y.data(), int(M), MPI_DOUBLE, MPI_SUM, 0,
               MPI_COMM_WORLD);
}
