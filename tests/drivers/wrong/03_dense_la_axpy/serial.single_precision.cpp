// expect: wrong_answer
void axpy(double alpha, std::vector<double> const& x, std::vector<double> const& y,
          std::vector<double>& z) {
    for (size_t i = 0; i < x.size(); ++i) z[i] = float(alpha) * float(x[i]) + float(y[i]);
}
