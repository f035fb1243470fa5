// expect: wrong_answer
double productWithInverses(std::vector<double> const& x) {
    double product = 1;
    for (size_t i = 0; i + 1 < x.size(); i += 2) product *= x[i] / x[i + 1];
    return product;
}
