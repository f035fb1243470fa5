// expect: wrong_answer
bool reduceLogicalXOR(std::vector<bool> const& x) {
    bool result = false;
#pragma omp parallel for reduction(|| : result)
    for (size_t i = 0; i < x.size(); ++i) result = result != x[i];
    return result;
}
