namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

// The partial minimums of x[first] to x[last - 1]. Four at a time, since then only one comparison
// in four has to wait for the one before it.
void scan(std::vector<float>& x, size_t first, size_t last) {
    float low = infinity;
    for (; first + 4 <= last; first += 4) {
        const float a = x[first], b = std::min(a, x[first + 1]);
        const float c = std::min(b, x[first + 2]), d = std::min(c, x[first + 3]);
        x[first] = std::min(low, a);
        x[first + 1] = std::min(low, b);
        x[first + 2] = std::min(low, c);
        x[first + 3] = low = std::min(low, d);
    }
    for (; first < last; ++first) x[first] = low = std::min(low, x[first]);
}

// Lowers partial minimums to low, the minimum of all that comes before them. They fall, so that
// mostly few of them are above it.
void lower(std::vector<float>& x, size_t first, size_t last, float low) {
    for (; first < last && x[first] > low; ++first) x[first] = low;
}

}  // namespace

// Each thread scans its block, and then lowers what is above the blocks before it.
void partialMinimums(std::vector<float>& x) {
    std::vector<float> lows;  // the minimums of the blocks
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t first = x.size() * thread / threads;
        const size_t last = x.size() * (thread + 1) / threads;
#pragma omp single
        lows.resize(threads);
        scan(x, first, last);
        lows[thread] = first < last ? x[last - 1] : infinity;
        float low = infinity;
#pragma omp barrier
        for (size_t t = 0; t < thread; ++t) low = std::min(low, lows[t]);
        lower(x, first, last, low);
    }
}
