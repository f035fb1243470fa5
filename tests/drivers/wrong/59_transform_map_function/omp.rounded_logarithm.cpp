// expect: wrong_answer
void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
#pragma omp parallel for schedule(static, 64)
    for (size_t i = 0; i < x.size(); ++i) {
        float exponent = std::log2(float(x[i]));
        mask[i] = x[i] > 0 && exponent == std::floor(exponent);
    }
}
