namespace {

constexpr int bits = 11, passes = 3;
constexpr size_t buckets = size_t(1) << bits;

size_t digit(const Result& result, int pass) {
    const unsigned key = unsigned(result.startTime) ^ 0x80000000u;  // negative ones come first
    return key >> (bits * pass) & (buckets - 1);
}

// Radix sort from the lowest digit on; each pass is stable.
void radix_sort(std::vector<Result>& results) {
    std::array<std::array<size_t, buckets>, passes> places{};
    for (const auto& result : results)
        for (int pass = 0; pass < passes; ++pass) ++places[pass][digit(result, pass)];

    std::vector<Result> sorted(results.size());
    for (int pass = 0; pass < passes; ++pass) {
        auto& place = places[pass];
        std::exclusive_scan(place.begin(), place.end(), place.begin(), size_t(0));
        for (const auto& result : results) sorted[place[digit(result, pass)]++] = result;
        results.swap(sorted);
    }
}

// Bounds of the ranks' ranges of keys, from a regular sample: the same ones on every rank.
std::vector<long long> key_ranges(std::vector<Result> const& results, int ranks) {
    std::vector<int> sample;
    for (size_t i = 0, spacing = results.size() / 1024 + 1; i < results.size(); i += spacing)
        sample.push_back(results[i].startTime);
    std::sort(sample.begin(), sample.end());

    std::vector<long long> bounds(ranks + 1, LLONG_MAX);
    bounds.front() = LLONG_MIN;
    for (int rank = 1; rank < ranks && !sample.empty(); ++rank)
        bounds[rank] = sample[sample.size() * rank / ranks];
    return bounds;
}

}  // namespace

// Every rank has all records, so it sorts those of its own range of keys, and rank 0 need not
// merge.
void sortByStartTime(std::vector<Result>& results) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const auto bounds = key_ranges(results, ranks);
    auto wanted = [low = bounds[rank], high = bounds[rank + 1]](const Result& result) {
        return low <= result.startTime && result.startTime < high;
    };
    std::vector<Result> own;
    own.reserve(std::count_if(results.begin(), results.end(), wanted));
    std::copy_if(results.begin(), results.end(), std::back_inserter(own), wanted);
    radix_sort(own);

    const int count = int(own.size());
    std::vector<int> counts(ranks), starts(ranks);
    MPI_Gather(&count, 1, MPI_INT, counts.data(), 1, MPI_INT, 0, MPI_COMM_WORLD);
    std::exclusive_scan(counts.begin(), counts.end(), starts.begin(), 0);

    MPI_Datatype record;
    MPI_Type_contiguous(sizeof(Result), MPI_BYTE, &record);
    MPI_Type_commit(&record);
    MPI_Gatherv(own.data(), count, record, results.data(), counts.data(), starts.data(), record, 0,
                MPI_COMM_WORLD);
    MPI_Type_free(&record);
}
