namespace {

constexpr size_t block = 4096;

// One test a block instead of one a number: the loop has no exit, so it vectorises.
bool any_even(const int* x, size_t count) {
    int lowest_bits = 1;
    for (size_t i = 0; i < count; ++i) lowest_bits &= x[i];
    return !lowest_bits;
}

}  // namespace

size_t findFirstEven(std::vector<int> const& x) {
    for (size_t first = 0; first < x.size(); first += block) {
        const size_t last = std::min(first + block, x.size());
        if (!any_even(x.data() + first, last - first)) continue;
        return std::find_if(x.begin() + first, x.begin() + last, [](int v) { return !(v & 1); }) -
               x.begin();
    }
    return x.size();
}
