void fftConjugate(std::vector<std::complex<double>>& x) {
    #pragma omp parallel for
    for (size_t length = 2; length <= x.size(); length *= 2) {
        x[length - 1] = std::conj(x[length - 1]);
    }
}
