// expect: wrong_answer
void luFactorize(std::vector<COOElement> const& A, std::vector<double>& L, std::vector<double>& U,
                 size_t N) {
    for (const auto& entry : A) U[entry.row * N + entry.column] = entry.value;
#pragma omp parallel
    {
        size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        size_t first = N * thread / threads, last = N * (thread + 1) / threads;
        for (size_t k = first; k < last; ++k) {
            L[k * N + k] = 1;
            for (size_t i = k + 1; i < last; ++i) {
                L[i * N + k] = U[i * N + k] / U[k * N + k];
                for (size_t j = k; j < N; ++j) U[i * N + j] -= L[i * N + k] * U[k * N + j];
                U[i * N + k] = 0;
            }
        }
    }
}
