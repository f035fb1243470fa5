// expect: wrong_answer
void oneMinusInverse(std::vector<double>& x) {
    for (auto& v : x) v = 1 / (1 - v);
}
