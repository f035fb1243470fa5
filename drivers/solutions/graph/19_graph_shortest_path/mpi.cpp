namespace {

// Marks the vertices in [first, last) that row, a row of the matrix, joins to. Goes by blocks,
// since nearly all of them are empty in a sparse graph.
void visit(const int* row, size_t first, size_t last, std::vector<char>& seen) {
    constexpr size_t block = 32;
    for (; first < last; first += block) {
        const size_t end = std::min(first + block, last);
        int any = 0;
        for (size_t v = first; v < end; ++v) any |= row[v];
        if (!any) continue;
        for (size_t v = first; v < end; ++v)
            if (row[v]) seen[v] = 1;
    }
}

}  // namespace

// Breadth first, one level of vertices after the other. Each rank looks for neighbours among the
// vertices of its own, and after each level all tell all what they found.
int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    if (source == dest) return 0;
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    std::vector<int> counts(ranks), starts(ranks);
    for (int p = 0; p < ranks; ++p) {
        starts[p] = N * p / ranks;
        counts[p] = N * (p + 1) / ranks - starts[p];
    }
    const size_t first = starts[rank], last = first + counts[rank];

    std::vector<char> seen(N, 0);
    std::vector<int> level{source};
    seen[source] = 1;
    for (int length = 1; !level.empty(); ++length) {
        const std::vector<char> before = seen;
        for (int u : level) visit(&A[u * N], first, last, seen);
        MPI_Allgatherv(MPI_IN_PLACE, 0, MPI_CHAR, seen.data(), counts.data(), starts.data(),
                       MPI_CHAR, MPI_COMM_WORLD);
        if (seen[dest]) return length;
        level.clear();
        for (size_t v = 0; v < N; ++v)
            if (seen[v] && !before[v]) level.push_back(int(v));
    }
    return -1;
}
