// expect: wrong_answer
double sumOfMinimumElements(std::vector<double> const& x, std::vector<double> const& y) {
    double sum = 0;
    for (size_t i = 0; i < x.size(); ++i) {
        if (x[i] < y[i]) sum += x[i];
        if (y[i] < x[i]) sum += y[i];
    }
    return sum;
}
