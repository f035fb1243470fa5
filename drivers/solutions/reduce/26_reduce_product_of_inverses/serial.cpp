// One division for two values.
double productWithInverses(std::vector<double> const& x) {
    const size_t pairs = x.size() / 2;
    double product = x.size() % 2 == 0 ? 1 : x.back();
    for (size_t i = 0; i < pairs; ++i) product *= x[2 * i] / x[2 * i + 1];
    return product;
}
