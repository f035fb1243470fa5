// expect: wrong_answer
bool reduceLogicalXOR(std::vector<bool> const& x) {
    int result = 0;
#pragma omp parallel for reduction(^ : result)
    for (size_t i = 0; i < x.size(); ++i) result ^= x[i];
    MPI_Allreduce(MPI_IN_PLACE, &result, 1, MPI_INT, MPI_LXOR, MPI_COMM_WORLD);
    return result;
}
