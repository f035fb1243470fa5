// expect: wrong_answer
int largestComponent(std::vector<int> const& A, size_t N) {
    std::vector<int> label(N);
#pragma omp parallel for
    for (size_t i = 0; i < N; ++i) {
        label[i] = i;
        for (size_t j = 0; j < i; ++j)
            if (A[i * N + j]) {
                label[i] = j;  // the lowest neighbor names the component
                break;
            }
    }
    std::vector<int> size(N, 0);
    for (int l : label) ++size[l];
    return *std::max_element(size.begin(), size.end());
}
