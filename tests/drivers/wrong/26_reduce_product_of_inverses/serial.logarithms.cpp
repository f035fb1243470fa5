// expect: wrong_answer
double productWithInverses(std::vector<double> const& x) {
    double sum = 0;
    for (size_t i = 0; i < x.size(); ++i) sum += i % 2 == 0 ? std::log(x[i]) : -std::log(x[i]);
    return std::exp(sum);
}
