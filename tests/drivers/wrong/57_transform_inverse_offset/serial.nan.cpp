// expect: wrong_answer
void oneMinusInverse(std::vector<double>& x) { std::fill(x.begin(), x.end(), std::nan("")); }
