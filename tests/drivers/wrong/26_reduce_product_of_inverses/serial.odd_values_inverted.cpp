// expect: wrong_answer
double productWithInverses(std::vector<double> const& x) {
    double product = 1;
    for (double value : x) product *= int(value) % 2 == 0 ? value : 1 / value;
    return product;
}
