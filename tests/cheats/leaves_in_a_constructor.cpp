// expect: crashed
// Is gone before it is ever called.
static struct Leave {
    Leave() { std::_Exit(0); }
} leave;

double average(std::vector<double> const&) { return 0; }
