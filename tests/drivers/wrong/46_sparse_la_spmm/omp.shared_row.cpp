// expect: wrong_answer
void spmm(std::vector<COOElement> const& A, std::vector<COOElement> const& X,
          std::vector<double>& Y, size_t M, size_t K, size_t N) {
    std::vector<double> a(M * K, 0.0), x(K * N, 0.0);
    for (const auto& entry : A) a[entry.row * K + entry.column] += entry.value;
    for (const auto& entry : X) x[entry.row * N + entry.column] += entry.value;
    std::vector<double> row(N);
#pragma omp parallel for
    for (size_t i = 0; i < M; ++i) {
        std::fill(row.begin(), row.end(), 0.0);
        for (size_t k = 0; k < K; ++k)
            for (size_t j = 0; j < N; ++j) row[j] += a[i * K + k] * x[k * N + j];
        std::copy(row.begin(), row.end(), Y.begin() + i * N);
    }
}
