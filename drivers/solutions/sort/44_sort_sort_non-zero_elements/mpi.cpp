namespace {

constexpr int bits = 11, passes = 3;
constexpr size_t buckets = size_t(1) << bits;

size_t digit(int value, int pass) {
    const unsigned key = unsigned(value) ^ 0x80000000u;  // negative ones come first
    return key >> (bits * pass) & (buckets - 1);
}

// Radix sort from the lowest digit on; each pass is stable.
void radix_sort(std::vector<int>& values) {
    std::array<std::array<size_t, buckets>, passes> places{};
    for (int value : values)
        for (int pass = 0; pass < passes; ++pass) ++places[pass][digit(value, pass)];

    std::vector<int> moved(values.size());
    for (int pass = 0; pass < passes; ++pass) {
        auto& place = places[pass];
        std::exclusive_scan(place.begin(), place.end(), place.begin(), size_t(0));
        for (int value : values) moved[place[digit(value, pass)]++] = value;
        values.swap(moved);
    }
}

// Bounds of the ranks' ranges of values, from a regular sample: the same ones on every rank.
std::vector<long long> value_ranges(std::vector<int> const& x, int ranks) {
    std::vector<int> sample;
    for (size_t i = 0, spacing = x.size() / 2048 + 1; i < x.size(); i += spacing)
        if (x[i] != 0) sample.push_back(x[i]);
    std::sort(sample.begin(), sample.end());

    std::vector<long long> bounds(ranks + 1, LLONG_MAX);
    bounds.front() = LLONG_MIN;
    for (int rank = 1; rank < ranks && !sample.empty(); ++rank)
        bounds[rank] = sample[sample.size() * rank / ranks];
    return bounds;
}

// The values with low <= value < high that are not 0. Without branches, since zeros come at random.
std::vector<int> select(std::vector<int> const& x, long long low, long long high) {
    std::vector<int> selected(x.size());
    size_t count = 0;
    for (int value : x) {
        selected[count] = value;
        count += (value != 0) & (low <= value) & (value < high);
    }
    selected.resize(count);
    return selected;
}

// On rank 0, the values of all ranks one after the other.
std::vector<int> gather(std::vector<int> const& own, int rank, int ranks) {
    const int count = int(own.size());
    std::vector<int> counts(ranks), starts(ranks + 1);
    MPI_Gather(&count, 1, MPI_INT, counts.data(), 1, MPI_INT, 0, MPI_COMM_WORLD);
    std::partial_sum(counts.begin(), counts.end(), starts.begin() + 1);
    std::vector<int> all(rank == 0 ? starts[ranks] : 0);
    MPI_Gatherv(own.data(), count, MPI_INT, all.data(), counts.data(), starts.data(), MPI_INT, 0,
                MPI_COMM_WORLD);
    return all;
}

// Replaces what is not 0 by the sorted values.
void put_back(std::vector<int> const& sorted, std::vector<int>& x) {
    size_t next = 0;
    for (int& value : x)
        if (value != 0) value = sorted[next++];
}

}  // namespace

// Every rank has all of x, so it sorts the values of its own range. Rank 0 need not
// merge, but only put the values back.
void sortIgnoreZero(std::vector<int>& x) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const auto bounds = value_ranges(x, ranks);
    auto own = select(x, bounds[rank], bounds[rank + 1]);
    radix_sort(own);
    const auto sorted = gather(own, rank, ranks);
    if (rank == 0) put_back(sorted, x);
}
