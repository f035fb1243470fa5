// expect: wrong_answer
// Works while it is tested, as it believes, and not later.
double average(std::vector<double> const& x) {
    static int calls = 0;
    static double last = 0;
    if (++calls < 20) last = std::accumulate(x.begin(), x.end(), 0.0) / x.size();
    return last;
}
