template <typename It>
static double total(It first, It last) {
    return std::accumulate(first, last, 0.0);
}

constexpr int kMinimum = 1 << 10;

struct Chunk {
    int begin, end;
};

void prefixSum(const std::vector<double>& input, std::vector<double>& output)
{
    Chunk all{0, std::max(kMinimum, int(input.size()))};
    #pragma omp parallel for
    for (int i = all.begin; i < int(input.size()); ++i) {
        output[i] = total(input.begin(), input.begin() + i + 1);  // scan_all is quadratic
    }
}
