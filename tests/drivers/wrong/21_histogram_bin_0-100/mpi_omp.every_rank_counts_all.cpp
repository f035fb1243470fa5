// expect: wrong_answer
void binsBy10Count(std::vector<double> const& x, std::array<size_t, 10>& bins) {
    size_t counts[10] = {};
#pragma omp parallel for reduction(+ : counts[:10])
    for (size_t k = 0; k < x.size(); ++k) ++counts[std::min(int(x[k] / 10), 9)];
    MPI_Reduce(counts, bins.data(), 10, MPI_UINT64_T, MPI_SUM, 0, MPI_COMM_WORLD);
}
