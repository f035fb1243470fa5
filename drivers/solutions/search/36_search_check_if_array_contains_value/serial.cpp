namespace {

constexpr size_t block = 4096;

// One test a block instead of one a number: the loop has no exit, so it vectorises.
bool occurs(const int* x, size_t count, int target) {
    int hits = 0;
    for (size_t i = 0; i < count; ++i) hits |= x[i] == target;
    return hits;
}

}  // namespace

bool contains(std::vector<int> const& x, int target) {
    for (size_t first = 0; first < x.size(); first += block)
        if (occurs(x.data() + first, std::min(block, x.size() - first), target)) return true;
    return false;
}
