namespace {

// The partial minimums of x[first] to x[last - 1]. Four at a time, since then only one comparison
// in four has to wait for the one before it.
void scan(std::vector<float>& x, size_t first, size_t last) {
    float low = std::numeric_limits<float>::infinity();
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

}  // namespace

void partialMinimums(std::vector<float>& x) { scan(x, 0, x.size()); }
