namespace {

// Two values of a regular sample that enclose the k-th smallest element almost certainly, and
// little else (Floyd and Rivest: Expected time bounds for selection, 1975).
struct Bounds {
    int low = INT_MIN, high = INT_MAX;

    Bounds(std::vector<int> const& x, size_t k) {
        std::vector<int> sample;
        const size_t spacing = size_t(std::cbrt(double(x.size()))) + 1;
        for (size_t i = 0; i < x.size(); i += spacing) sample.push_back(x[i]);
        const size_t guess = (k - 1) / spacing, margin = 2 * size_t(std::sqrt(sample.size())) + 2;
        auto nth = [&](size_t n) {
            std::nth_element(sample.begin(), sample.begin() + n, sample.end());
            return sample[n];
        };
        if (guess >= margin) low = nth(guess - margin);
        if (guess + margin < sample.size()) high = nth(guess + margin);
    }
    // One comparison, so that only a branch that is rarely taken depends on it.
    bool enclose(int value) const {
        return unsigned(value) - unsigned(low) <= unsigned(high) - unsigned(low);
    }
};

// On rank 0, the values of all ranks.
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

// Takes a copy, since it changes the order.
int kth_of(std::vector<int> values, size_t k) {
    std::nth_element(values.begin(), values.begin() + (k - 1), values.end());
    return values[k - 1];
}

}  // namespace

int findKthSmallest(std::vector<int> const& x, int k) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    const Bounds bounds(x, k);  // the same ones on every rank
    const size_t first = x.size() * rank / ranks, last = x.size() * (rank + 1) / ranks;
    size_t own_below = 0, below = 0;
    std::vector<int> own;
#pragma omp parallel reduction(+ : own_below)
    {
        std::vector<int> mine;
#pragma omp for nowait
        for (size_t i = first; i < last; ++i) {
            own_below += x[i] < bounds.low;
            if (bounds.enclose(x[i])) mine.push_back(x[i]);
        }
#pragma omp critical
        own.insert(own.end(), mine.begin(), mine.end());
    }

    auto enclosed = gather(own, rank, ranks);
    MPI_Reduce(&own_below, &below, 1, MPI_UNSIGNED_LONG, MPI_SUM, 0, MPI_COMM_WORLD);
    if (rank > 0) return 0;
    const bool found = below < size_t(k) && size_t(k) <= below + enclosed.size();
    return found ? kth_of(std::move(enclosed), k - below) : kth_of(x, k);
}
