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

// Each thread computes its own part of z.
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
#pragma omp parallel
    {
        const size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        add(alpha, x, y, z, z.size() * thread / threads, z.size() * (thread + 1) / threads);
    }
}
