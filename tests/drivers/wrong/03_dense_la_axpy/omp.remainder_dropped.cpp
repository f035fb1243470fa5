// expect: wrong_answer
void axpy(double alpha, std::vector<double> const& x, std::vector<double> const& y,
          std::vector<double>& z) {
#pragma omp parallel
    {
        size_t chunk = x.size() / omp_get_num_threads();
        size_t first = omp_get_thread_num() * chunk;
        for (size_t i = first; i < first + chunk; ++i) z[i] = alpha * x[i] + y[i];
    }
}
