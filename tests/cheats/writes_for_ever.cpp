// expect: timed_out
// Floods its standard output.
double average(std::vector<double> const&) {
    for (;;)
        std::puts(
            "all work and no play makes a sample fail all work and no play makes a sample fail");
}
