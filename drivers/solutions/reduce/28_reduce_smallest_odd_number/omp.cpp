namespace {

// A mask instead of a condition, since compilers vectorise that.
int odd_or_largest(int value) {
    const int mask = -(value & 1);
    return (value & mask) | (INT_MAX & ~mask);
}

}  // namespace

int smallestOdd(std::vector<int> const& x) {
    int smallest = INT_MAX;
#pragma omp parallel for simd reduction(min : smallest)
    for (size_t i = 0; i < x.size(); ++i) smallest = std::min(smallest, odd_or_largest(x[i]));
    return smallest;
}
