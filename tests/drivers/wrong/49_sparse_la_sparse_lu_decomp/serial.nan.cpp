// expect: wrong_answer
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    std::fill(L.begin(), L.end(), std::nan(""));
    std::fill(U.begin(), U.end(), std::nan(""));
}
