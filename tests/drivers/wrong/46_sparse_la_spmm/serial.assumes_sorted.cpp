// expect: wrong_answer
void spmm(std::vector<COOElement> const& A, std::vector<COOElement> const& X,
          std::vector<double>& Y, size_t M, size_t K, size_t N) {
    std::vector<size_t> start(K + 1, 0);
    for (const auto& x : X) ++start[x.row + 1];
    for (size_t k = 0; k < K; ++k) start[k + 1] += start[k];
    for (const auto& a : A)
        for (size_t j = start[a.column]; j < start[a.column + 1]; ++j)
            Y[a.row * N + X[j].column] += a.value * X[j].value;
}
