// expect: wrong_answer
void oneMinusInverse(std::vector<double>& x) {
    for (auto& v : x) v = 1.0f - 1.0f / float(v);
}
