namespace {

constexpr size_t block = 4096;
constexpr size_t none = PTRDIFF_MAX;  // Open MPI 4.1 takes larger ones for negative numbers

// One test a block instead of one a number: the loop has no exit, so it vectorises.
bool any_even(const int* x, size_t count) {
    int lowest_bits = 1;
    for (size_t i = 0; i < count; ++i) lowest_bits &= x[i];
    return !lowest_bits;
}

// The first even number of x in [first, last), or none.
size_t first_even(std::vector<int> const& x, size_t first, size_t last) {
    size_t found = none;
#pragma omp parallel for reduction(min : found)
    for (size_t start = first; start < last; start += block) {
        if (found < none) continue;  // this thread's blocks rise: the rest cannot be better
        const size_t end = std::min(start + block, last);
        if (!any_even(x.data() + start, end - start)) continue;
        found = std::find_if(x.begin() + start, x.begin() + end, [](int v) { return !(v & 1); }) -
                x.begin();
    }
    return found;
}

}  // namespace

// The ranks share one window after another, and the threads of a rank its part. Windows double, so
// that an early hit costs little, and a late one few rounds.
size_t findFirstEven(std::vector<int> const& x) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    for (size_t start = 0, length = 1 << 18; start < x.size(); start += length, length *= 2) {
        const size_t window = std::min(length, x.size() - start);
        size_t found =
            first_even(x, start + window * rank / ranks, start + window * (rank + 1) / ranks);
        MPI_Allreduce(MPI_IN_PLACE, &found, 1, MPI_UNSIGNED_LONG, MPI_MIN, MPI_COMM_WORLD);
        if (found != none) return found;
    }
    return x.size();
}
