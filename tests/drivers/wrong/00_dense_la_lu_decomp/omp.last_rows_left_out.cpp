// expect: wrong_answer
void luFactorize(std::vector<double>& A, size_t N) {
    for (size_t k = 0; k < N; ++k) {
#pragma omp parallel
        {
            size_t chunk = (N - k - 1) / omp_get_num_threads();
            size_t first = k + 1 + omp_get_thread_num() * chunk;
            for (size_t i = first; i < first + chunk; ++i) {
                A[i * N + k] /= A[k * N + k];
                for (size_t j = k + 1; j < N; ++j) A[i * N + j] -= A[i * N + k] * A[k * N + j];
            }
        }
    }
}
