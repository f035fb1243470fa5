// expect: wrong_answer
void axpy(double alpha, std::vector<double> const& x, std::vector<double> const& y,
          std::vector<double>& z) {
    z = y;
#pragma omp parallel
    for (size_t i = 0; i < x.size(); ++i) {
#pragma omp atomic
        z[i] += alpha * x[i];
    }
}
