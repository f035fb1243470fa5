// expect: wrong_answer
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    for (const auto& entry : A)
        (entry.row > entry.column ? L : U)[entry.row * N + entry.column] = entry.value;
    for (size_t i = 0; i < N; ++i) L[i * N + i] = 1;
}
