namespace {

// Where the elements with an index of at least this begin.
size_t from(std::vector<Element> const& elements, size_t index) {
    auto less = [](const Element& element, size_t i) { return element.index < i; };
    return std::lower_bound(elements.begin(), elements.end(), index, less) - elements.begin();
}

// Computes z from index first to last. A block of x and the part of y that lies beside it at a
// time, so that z passes the cache once.
void add(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
         std::vector<double>& z, size_t first, size_t last) {
    constexpr size_t block = 1024;
    size_t j = from(y, first);
    const size_t x_end = from(x, last), y_end = from(y, last);
    for (size_t i = from(x, first); i < x_end;) {
        const size_t stop = std::min(i + block, x_end), end = x[stop - 1].index;
        for (; j < y_end && y[j].index <= end; ++j) z[y[j].index] = y[j].value;
        for (; i < stop; ++i) z[x[i].index] += alpha * x[i].value;
    }
    for (; j < y_end; ++j) z[y[j].index] = y[j].value;
}

}  // namespace

// Each rank computes its own part of z. Rank 0 could as well do all of it: to receive a part costs
// as much as to compute it.
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
    int rank, ranks;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &ranks);

    std::vector<int> counts(ranks), starts(ranks);
    for (int r = 0; r < ranks; ++r) {
        starts[r] = int(z.size() * r / ranks);
        counts[r] = int(z.size() * (r + 1) / ranks) - starts[r];
    }
    const size_t first = starts[rank];
    add(alpha, x, y, z, first, first + counts[rank]);
    MPI_Gatherv(rank == 0 ? MPI_IN_PLACE : z.data() + starts[rank], counts[rank], MPI_DOUBLE,
                z.data(), counts.data(), starts.data(), MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
