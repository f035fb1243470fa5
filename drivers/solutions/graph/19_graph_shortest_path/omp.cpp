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

// Breadth first, one level of vertices after the other. Each thread looks for neighbours among the
// vertices of its own, so that no two of them touch the same mark.
int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    if (source == dest) return 0;
    std::vector<char> seen(N, 0);
    std::vector<int> level{source}, next;
    seen[source] = 1;
    int length = 0;
    bool more = true;
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t first = N * thread / threads, last = N * (thread + 1) / threads;
        std::vector<int> found;
        while (more) {
            found.clear();
            for (int u : level) visit(&A[u * N], first, last, seen, found);
#pragma omp critical
            next.insert(next.end(), found.begin(), found.end());
#pragma omp barrier
#pragma omp single
            {
                level.swap(next);
                next.clear();
                ++length;
                more = !level.empty() && !seen[dest];
            }
        }
    }
    return seen[dest] ? length : -1;
}
