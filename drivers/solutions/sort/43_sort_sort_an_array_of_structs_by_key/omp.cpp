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

}  // namespace

// Radix sort from the lowest digit on. Every thread counts and moves its own slice; lower threads
// come first in a bucket, so that each pass is stable.
void sortByStartTime(std::vector<Result>& results) {
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
