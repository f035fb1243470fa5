// expect: not_parallel on omp
static const char* method = "\n#pragma omp parallel for\n";

double average(std::vector<double> const& x) {
    return std::accumulate(x.begin(), x.end(), 0.0) / (method ? x.size() : 0);
}
