namespace {

constexpr int bits = 11, passes = 3;
constexpr size_t buckets = size_t(1) << bits;
using Places = std::array<size_t, buckets>;

size_t digit(const Result& result, int pass) {
    const unsigned key = unsigned(result.startTime) ^ 0x80000000u;  // negative ones come first
    return key >> (bits * pass) & (buckets - 1);
}

// From how many records each thread has in each bucket to where it must put them.
void scan(std::vector<Places>& places) {
    size_t sum = 0;
    for (size_t bucket = 0; bucket < buckets; ++bucket)
        for (auto& place : places) sum += std::exchange(place[bucket], sum);
}

// Radix sort from the lowest digit on. Every thread counts and moves its own slice; lower threads
// come first in a bucket, so that each pass is stable.
void radix_sort(std::vector<Result>& results) {
    std::vector<Result> sorted(results.size());
    std::vector<Places> places;
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t first = results.size() * thread / threads;
        const size_t last = results.size() * (thread + 1) / threads;
#pragma omp single
        places.resize(threads);
        auto& place = places[thread];
        for (int pass = 0; pass < passes; ++pass) {
            place.fill(0);
            for (size_t i = first; i < last; ++i) ++place[digit(results[i], pass)];
#pragma omp barrier
#pragma omp single
            scan(places);
            for (size_t i = first; i < last; ++i)
                sorted[place[digit(results[i], pass)]++] = results[i];
#pragma omp barrier
#pragma omp single
            results.swap(sorted);
        }
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

// The records with low <= startTime < high: each thread counts those of its slice, then copies
// them.
std::vector<Result> select(std::vector<Result> const& results, long long low, long long high) {
    auto wanted = [=](const Result& r) { return low <= r.startTime && r.startTime < high; };
    std::vector<Result> selected;
    std::vector<size_t> starts;
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const auto first = results.begin() + results.size() * thread / threads;
        const auto last = results.begin() + results.size() * (thread + 1) / threads;
#pragma omp single
        starts.assign(threads + 1, 0);
        starts[thread + 1] = std::count_if(first, last, wanted);
#pragma omp barrier
#pragma omp single
        {
            std::partial_sum(starts.begin(), starts.end(), starts.begin());
            selected.resize(starts.back());
        }
        std::copy_if(first, last, selected.begin() + starts[thread], wanted);
    }
    return selected;
}

}  // namespace

// Every rank has all records, so it sorts those of its own range of keys with all its threads, and
// rank 0 need not merge.
void sortByStartTime(std::vector<Result>& results) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const auto bounds = key_ranges(results, ranks);
    auto own = select(results, bounds[rank], bounds[rank + 1]);
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
