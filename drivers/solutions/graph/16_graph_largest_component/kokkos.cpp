namespace {

// Which vertices are known to be connected: trees, each with its lowest vertex as the root. All
// threads join vertices at the same time; a root is hooked onto a lower vertex and never again
// becomes one.
struct Components {
    Kokkos::View<int*> parent;
    Kokkos::View<int> count;

    explicit Components(int n) : parent("parent", n), count("count") {
        auto own = parent;
        Kokkos::parallel_for(
            n, KOKKOS_LAMBDA(const int v) { own(v) = v; });
        Kokkos::deep_copy(count, n);
    }

    // Halves the way there.
    KOKKOS_INLINE_FUNCTION int root(int v) const {
        for (;;) {
            const int up = Kokkos::atomic_load(&parent(v));
            const int next = Kokkos::atomic_load(&parent(up));
            if (up == next) return up;
            Kokkos::atomic_store(&parent(v), next);
            v = next;
        }
    }

    KOKKOS_INLINE_FUNCTION void join(int u, int v) const {
        for (;;) {
            u = root(u), v = root(v);
            if (u == v) return;
            if (u < v) Kokkos::kokkos_swap(u, v);
            if (Kokkos::atomic_compare_exchange(&parent(u), u, v) == u) break;
        }
        Kokkos::atomic_dec(&count());
    }
};

// Half of the symmetric matrix tells all, and once there is one component, nothing more is to be
// learnt. Goes by blocks, since most of them are empty in a sparse graph.
Components components(const Kokkos::View<const int**>& A, int n) {
    const Components all(n);
    Kokkos::parallel_for(
        Kokkos::RangePolicy<Kokkos::Schedule<Kokkos::Dynamic>>(0, n), KOKKOS_LAMBDA(const int u) {
            constexpr int block = 64;
            if (Kokkos::atomic_load(&all.count()) == 1) return;
            for (int first = u + 1; first < n; first += block) {
                const int last = Kokkos::min(first + block, n);
                int any = 0;
                for (int v = first; v < last; ++v) any |= A(u, v);
                if (!any) continue;
                for (int v = first; v < last; ++v)
                    if (A(u, v)) all.join(u, v);
            }
        });
    return all;
}

}  // namespace

int largestComponent(Kokkos::View<const int**>& A, size_t N) {
    const auto all = components(A, int(N));
    Kokkos::View<int*> size("size", N);
    Kokkos::parallel_for(
        N, KOKKOS_LAMBDA(const int v) { Kokkos::atomic_inc(&size(all.root(v))); });
    int largest = 0;
    Kokkos::parallel_reduce(
        N, KOKKOS_LAMBDA(const int v, int& best) { best = Kokkos::max(best, size(v)); },
        Kokkos::Max<int>(largest));
    return largest;
}
