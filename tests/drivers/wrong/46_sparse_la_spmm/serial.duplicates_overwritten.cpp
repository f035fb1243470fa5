// expect: wrong_answer
void spmm(std::vector<COOElement> const& A, std::vector<COOElement> const& X,
          std::vector<double>& Y, size_t M, size_t K, size_t N) {
    std::vector<double> dense(K * N, 0.0);
    for (const auto& x : X) dense[x.row * N + x.column] = x.value;
    for (const auto& a : A)
        for (size_t j = 0; j < N; ++j) Y[a.row * N + j] += a.value * dense[a.column * N + j];
}
