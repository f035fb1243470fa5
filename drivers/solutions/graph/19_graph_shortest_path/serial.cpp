namespace {

// Marks the vertices in [first, last) that row, a row of the matrix, joins to, and appends those
// not seen before to found. Goes by blocks, since nearly all of them are empty in a sparse graph.
void visit(const int* row, size_t first, size_t last, std::vector<char>& seen,
           std::vector<int>& found) {
    constexpr size_t block = 32;
    for (; first < last; first += block) {
        const size_t end = std::min(first + block, last);
        int any = 0;
        for (size_t v = first; v < end; ++v) any |= row[v];
        if (!any) continue;
        for (size_t v = first; v < end; ++v)
            if (row[v] && !seen[v]) {
                seen[v] = 1;
                found.push_back(int(v));
            }
    }
}

}  // namespace

// Breadth first, one level of vertices after the other.
int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    if (source == dest) return 0;
    std::vector<char> seen(N, 0);
    std::vector<int> level{source}, next;
    seen[source] = 1;
    for (int length = 1; !level.empty(); ++length) {
        next.clear();
        for (int u : level) {
            visit(&A[u * N], 0, N, seen, next);
            if (seen[dest]) return length;
        }
        level.swap(next);
    }
    return -1;
}
