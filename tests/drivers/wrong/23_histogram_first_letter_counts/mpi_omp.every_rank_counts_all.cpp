// expect: wrong_answer
void firstLetterCounts(std::vector<std::string> const& s, std::array<size_t, 26>& bins) {
    size_t counts[26] = {};
#pragma omp parallel for reduction(+ : counts[:26])
    for (size_t i = 0; i < s.size(); ++i) ++counts[s[i][0] - 'a'];
    MPI_Reduce(counts, bins.data(), 26, MPI_UINT64_T, MPI_SUM, 0, MPI_COMM_WORLD);
}
