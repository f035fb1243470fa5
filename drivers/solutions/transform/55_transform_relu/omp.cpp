void relu(std::vector<double>& x) {
#pragma omp parallel for simd
    for (size_t i = 0; i < x.size(); ++i) x[i] = x[i] > 0 ? x[i] : 0;
}
