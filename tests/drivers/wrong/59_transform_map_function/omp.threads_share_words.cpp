// expect: wrong_answer
void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
#pragma omp parallel for schedule(static, 1)
    for (size_t i = 0; i < x.size(); ++i) mask[i] = isPowerOfTwo(x[i]);
}
