void mapPowersOfTwo(std::vector<int> const& x, std::vector<bool>& mask) {
    #pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        bool& bit = mask[i];
        bit = isPowerOfTwo(x[i]);
    }
}
