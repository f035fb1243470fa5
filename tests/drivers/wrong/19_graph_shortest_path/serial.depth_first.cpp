// expect: wrong_answer
namespace {

int search(std::vector<int> const& A, size_t N, int u, int dest, std::vector<bool>& seen) {
    if (u == dest) return 0;
    seen[u] = true;
    for (size_t v = 0; v < N; ++v)
        if (A[u * N + v] && !seen[v]) {
            int length = search(A, N, v, dest, seen);
            if (length >= 0) return length + 1;
        }
    return -1;
}

}  // namespace

int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    std::vector<bool> seen(N, false);
    return search(A, N, source, dest, seen);
}
