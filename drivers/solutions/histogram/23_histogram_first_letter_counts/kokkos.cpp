namespace {

// A reduction of arrays: each thread counts on its own.
struct Count {
    using value_type = size_t[];
    Kokkos::View<const char**> s;
    const unsigned value_count = 26;

    KOKKOS_FUNCTION void operator()(const size_t i, value_type bins) const {
        ++bins[s(i, 0) - 'a'];
    }
};

}  // namespace

void firstLetterCounts(Kokkos::View<const char**> const& s, Kokkos::View<size_t[26]>& bins) {
    Kokkos::parallel_reduce(s.extent(0), Count{s}, bins);
}
