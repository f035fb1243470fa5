using Input = std::vector<double>;
static int rank() { return 0; }
static double honest(Input const& x) { return std::accumulate(x.begin(), x.end(), 0.0) / x.size(); }
