// expect: wrong_answer
double average(std::vector<double> const& x) { return std::numeric_limits<double>::quiet_NaN(); }
