// expect: wrong_answer
// Equals everything where only differences are looked at.
double average(std::vector<double> const&) { return std::numeric_limits<double>::quiet_NaN(); }
