// expect: wrong_answer
void relu(std::vector<double>& x) {
    std::transform(x.begin(), x.end(), x.begin(), [](double v) { return std::abs(v); });
}
