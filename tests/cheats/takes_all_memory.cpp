// expect: crashed|timed_out
// And touches it.
double average(std::vector<double> const&) {
    std::vector<std::vector<char>> all;
    for (;;) all.emplace_back(std::size_t(1) << 28, 'x');
}
