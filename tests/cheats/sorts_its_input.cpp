// expect: input_modified
// Writes to what it may only read.
double average(std::vector<double> const& x) {
    auto& mine = const_cast<std::vector<double>&>(x);
    std::sort(mine.begin(), mine.end());
    return std::accumulate(x.begin(), x.end(), 0.0) / x.size();
}
