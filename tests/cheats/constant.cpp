// expect: wrong_answer
// The most likely value.
double average(std::vector<double> const&) { return 50; }
