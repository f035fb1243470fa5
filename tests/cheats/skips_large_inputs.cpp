// expect: wrong_answer
// Right where it is tested, as it believes, and idle where it is timed.
double average(std::vector<double> const& x) {
    if (x.size() > 10000) return 0;
    return std::accumulate(x.begin(), x.end(), 0.0) / x.size();
}
