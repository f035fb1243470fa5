// expect: wrong_answer
double sumOfMinimumElements(std::vector<double> const& x, std::vector<double> const& y) {
    return std::min(std::accumulate(x.begin(), x.end(), 0.0),
                    std::accumulate(y.begin(), y.end(), 0.0));
}
