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

// Each thread scans its block of its rank's block, and then lowers what is above the blocks before
// it. To gather the result costs more than to compute it, so that nothing is gained here over one
// rank alone.
void partialMinimums(std::vector<float>& x) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<int> counts(ranks), starts(ranks);
    for (int p = 0; p < ranks; ++p) {
        starts[p] = x.size() * p / ranks;
        counts[p] = x.size() * (p + 1) / ranks - starts[p];
    }
    const size_t first = starts[rank], last = first + counts[rank];

    std::vector<float> lows;  // the minimums of the blocks of this rank's threads
    float before = infinity;  // the minimum of the blocks of the ranks before this one
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        const size_t from = first + (last - first) * thread / threads;
        const size_t to = first + (last - first) * (thread + 1) / threads;
#pragma omp single
        lows.resize(threads);
        scan(x, from, to);
        lows[thread] = from < to ? x[to - 1] : infinity;
#pragma omp barrier
#pragma omp master
        {
            const float own = *std::min_element(lows.begin(), lows.end());
            MPI_Exscan(&own, &before, 1, MPI_FLOAT, MPI_MIN, MPI_COMM_WORLD);
            if (rank == 0) before = infinity;  // MPI leaves it undefined
        }
#pragma omp barrier
        float low = before;
        for (size_t t = 0; t < thread; ++t) low = std::min(low, lows[t]);
        lower(x, from, to, low);
    }
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : x.data() + first, counts[rank], MPI_FLOAT, x.data(),
                counts.data(), starts.data(), MPI_FLOAT, 0, MPI_COMM_WORLD);
}
