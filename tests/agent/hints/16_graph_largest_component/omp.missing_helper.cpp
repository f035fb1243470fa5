int depthFirst(std::vector<int> const& A, size_t N, size_t from, std::vector<char>& seen);

int largestComponent(std::vector<int> const& A, size_t N) {
    std::vector<char> seen(N);
    int largest = 0;
    #pragma omp parallel for reduction(max:largest)
    for (size_t i = 0; i < N; ++i) largest = std::max(largest, depthFirst(A, N, i, seen));
    return largest;
}
