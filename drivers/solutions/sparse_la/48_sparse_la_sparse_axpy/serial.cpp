// A block of x and the part of y that lies beside it at a time, so that z passes the cache once.
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
    constexpr size_t block = 1024;
    size_t j = 0;
    for (size_t i = 0; i < x.size();) {
        const size_t last = std::min(i + block, x.size()), end = x[last - 1].index;
        for (; j < y.size() && y[j].index <= end; ++j) z[y[j].index] = y[j].value;
        for (; i < last; ++i) z[x[i].index] += alpha * x[i].value;
    }
    for (; j < y.size(); ++j) z[y[j].index] = y[j].value;
}
