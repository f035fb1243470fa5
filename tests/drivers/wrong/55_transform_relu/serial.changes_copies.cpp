// expect: wrong_answer
void relu(std::vector<double>& x) {
    for (auto v : x) v = std::max(0.0, v);
}
