// expect: wrong_answer
int componentCount(std::vector<int> const& A, size_t N) {
    std::vector<int> label(N), next(N);
    std::iota(label.begin(), label.end(), 0);
    for (int sweep = 0; sweep < 2; ++sweep) {
#pragma omp parallel for
        for (size_t i = 0; i < N; ++i) {
            next[i] = label[i];
            for (size_t j = 0; j < N; ++j)
                if (A[i * N + j]) next[i] = std::min(next[i], label[j]);
        }
        label.swap(next);
    }
    int count = 0;
#pragma omp parallel for reduction(+ : count)
    for (size_t i = 0; i < N; ++i) count += label[i] == int(i);
    return count;
}
