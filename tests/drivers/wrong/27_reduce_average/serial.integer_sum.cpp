// expect: wrong_answer
double average(std::vector<double> const& x) {
    return std::accumulate(x.begin(), x.end(), 0) / double(x.size());
}
