namespace {

// Which vertices are known to be connected. All vertices of a component have the same label, which
// is one of them, and next links them in a circle.
struct Components {
    std::vector<int> label, next, size;
    int count;

    explicit Components(size_t n) : label(n), next(n), size(n, 1), count(int(n)) {
        std::iota(label.begin(), label.end(), 0);
        std::iota(next.begin(), next.end(), 0);
    }

    // The smaller component gets the label of the larger one.
    void join(size_t u, size_t v) {
        int a = label[u], b = label[v];
        if (a == b) return;
        if (size[a] < size[b]) std::swap(a, b);
        for (int w = b; label[w] != a; w = next[w]) label[w] = a;
        std::swap(next[a], next[b]);
        size[a] += size[b];
        --count;
    }

    // Joins u to its neighbors with higher numbers; row is its row of the matrix. Goes by blocks,
    // since few of them have an edge that tells anything new.
    void join_neighbors(const int* row, size_t u) {
        constexpr size_t block = 64;
        for (size_t first = u + 1; first < label.size(); first += block) {
            const size_t last = std::min(first + block, label.size());
            const int own = label[u];
            int any = 0;
            for (size_t v = first; v < last; ++v) any |= row[v] & (label[v] != own);
            if (!any) continue;
            for (size_t v = first; v < last; ++v)
                if (row[v]) join(u, v);
        }
    }
};

}  // namespace

// Half of the symmetric matrix tells all, and once there is one component, nothing more is to be
// learnt.
int componentCount(std::vector<int> const& A, size_t N) {
    Components all(N);
    for (size_t u = 0; u < N && all.count > 1; ++u) all.join_neighbors(&A[u * N], u);
    return all.count;
}
