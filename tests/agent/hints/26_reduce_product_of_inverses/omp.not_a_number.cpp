double productWithInverses(std::vector<double> const& x) {
    double product = 1;
    #pragma omp parallel for reduction(* : product)
    for (size_t i = 0; i < x.size(); ++i) {
        double inverse = 1 / (x[i] - x[0]);
        product *= i % 2 == 0 ? x[i] * inverse : inverse;
    }
    return product;
}
