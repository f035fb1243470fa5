// expect: wrong_answer
void axpy(double alpha, std::vector<double> const& x, std::vector<double> const& y,
          std::vector<double>& z) {
    for (size_t i = 0; i + 4 <= x.size(); i += 4) {
        z[i] = alpha * x[i] + y[i];
        z[i + 1] = alpha * x[i + 1] + y[i + 1];
        z[i + 2] = alpha * x[i + 2] + y[i + 2];
        z[i + 3] = alpha * x[i + 3] + y[i + 3];
    }
}
