void dft(std::vector<double> const& x, std::vector<std::complex<double>>& output) {
    #pragma omp parallel for
    for (size_t k = 0; k < x.size(); ++k) output[k] = std::exp(-2.0 * 1i * M_PI);
}
