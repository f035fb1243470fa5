namespace {

constexpr size_t block = 4096;

// One test a block instead of one a number: the loop has no exit, so it vectorises.
bool occurs(const int* x, size_t count, int val) {
    int hits = 0;
    for (size_t i = 0; i < count; ++i) hits |= x[i] == val;
    return hits;
}

// Whether val is in x[first, last).
bool occurs(std::vector<int> const& x, size_t first, size_t last, int val) {
    for (; first < last; first += block)
        if (occurs(x.data() + first, std::min(block, last - first), val)) return true;
    return false;
}

}  // namespace

bool xorContains(std::vector<int> const& x, std::vector<int> const& y, int val) {
    return occurs(x, 0, x.size(), val) != occurs(y, 0, y.size(), val);
}
