// expect: wrong_answer
double sumOfMinimumElements(std::vector<double> const& x, std::vector<double> const& y) {
    float sum = 0;
    for (size_t i = 0; i < x.size(); ++i) sum += std::min<float>(x[i], y[i]);
    return sum;
}
