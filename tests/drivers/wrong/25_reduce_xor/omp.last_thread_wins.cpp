// expect: wrong_answer
bool reduceLogicalXOR(std::vector<bool> const& x) {
    bool result = false;
#pragma omp parallel
    {
        bool own = false;
#pragma omp for
        for (size_t i = 0; i < x.size(); ++i) own ^= x[i];
#pragma omp critical
        result = own;
    }
    return result;
}
