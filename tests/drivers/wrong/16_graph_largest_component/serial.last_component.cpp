// expect: wrong_answer
namespace {

void visit(std::vector<int> const& A, size_t N, size_t u, std::vector<bool>& seen, int& size) {
    seen[u] = true;
    ++size;
    for (size_t v = 0; v < N; ++v)
        if (A[u * N + v] && !seen[v]) visit(A, N, v, seen, size);
}

}  // namespace

int largestComponent(std::vector<int> const& A, size_t N) {
    std::vector<bool> seen(N, false);
    int size = 0;
    for (size_t u = 0; u < N; ++u)
        if (!seen[u]) {
            size = 0;
            visit(A, N, u, seen, size);
        }
    return size;
}
