namespace {

constexpr int bits = 11, passes = 3;
constexpr size_t buckets = size_t(1) << bits;

size_t digit(int value, int pass) {
    const unsigned key = unsigned(value) ^ 0x80000000u;  // negative ones come first
    return key >> (bits * pass) & (buckets - 1);
}
using Places = std::array<size_t, buckets>;

// From how many values each thread has in each bucket to where it must put them.
void scan(std::vector<Places>& places) {
    size_t sum = 0;
    for (size_t bucket = 0; bucket < buckets; ++bucket)
        for (auto& place : places) sum += std::exchange(place[bucket], sum);
}

// Radix sort from the lowest digit on. Every thread counts and moves its own slice; lower threads
// come first in a bucket, so that each pass is stable.
void radix_sort(std::vector<int>& values) {
    std::vector<int> moved(values.size());
    std::vector<Places> places;
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t first = values.size() * thread / threads;
        const size_t last = values.size() * (thread + 1) / threads;
#pragma omp single
        places.resize(threads);
        auto& place = places[thread];
        for (int pass = 0; pass < passes; ++pass) {
            place.fill(0);
            for (size_t i = first; i < last; ++i) ++place[digit(values[i], pass)];
#pragma omp barrier
#pragma omp single
            scan(places);
            for (size_t i = first; i < last; ++i)
                moved[place[digit(values[i], pass)]++] = values[i];
#pragma omp barrier
#pragma omp single
            values.swap(moved);
        }
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

// The values with low <= value < high that are not 0: each thread counts those of its slice, then
// copies them.
std::vector<int> select(std::vector<int> const& x, long long low, long long high) {
    auto wanted = [=](int value) { return (value != 0) & (low <= value) & (value < high); };
    std::vector<int> selected;
    std::vector<size_t> starts;
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const auto first = x.begin() + x.size() * thread / threads;
        const auto last = x.begin() + x.size() * (thread + 1) / threads;
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

// Replaces what is not 0 by the sorted values. Each thread counts how many it needs for its slice.
void put_back(std::vector<int> const& sorted, std::vector<int>& x) {
    std::vector<size_t> starts;
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const auto first = x.begin() + x.size() * thread / threads;
        const auto last = x.begin() + x.size() * (thread + 1) / threads;
#pragma omp single
        starts.assign(threads + 1, 0);
        starts[thread + 1] = last - first - std::count(first, last, 0);
#pragma omp barrier
#pragma omp single
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        auto next = sorted.begin() + starts[thread];
        for (auto value = first; value != last; ++value)
            if (*value != 0) *value = *next++;
    }
}

}  // namespace

// Every rank has all of x, so it sorts the values of its own range with all its threads. Rank 0
// need not merge, but only put the values back.
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
