// expect: wrong_answer
// Knows the examples of the prompt.
double average(std::vector<double> const& x) { return x.size() == 5 ? 3.8 : 2.25; }
