// expect: wrong_answer
void countQuartiles(std::vector<double> const& x, std::array<size_t, 4>& bins) {
    size_t counts[4] = {};
#pragma omp parallel for reduction(+ : counts[:4])
    for (size_t i = 0; i < x.size(); ++i) ++counts[size_t((x[i] - std::floor(x[i])) * 4)];
    MPI_Reduce(counts, bins.data(), 4, MPI_UINT64_T, MPI_SUM, 0, MPI_COMM_WORLD);
}
