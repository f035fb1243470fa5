// Tasks of some hundred elements.
void relu(std::vector<double>& x) {
#pragma omp parallel
#pragma omp single
#pragma omp taskloop grainsize(500)
    for (size_t i = 0; i < x.size(); ++i) x[i] = std::max(x[i], 0.0);
}
