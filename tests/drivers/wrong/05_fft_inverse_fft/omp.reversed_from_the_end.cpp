// expect: wrong_answer
void ifft(std::vector<std::complex<double>>& x) {
    const size_t n = x.size();
    fft(x);
#pragma omp parallel for
    for (size_t k = 0; k < n / 2; ++k) std::swap(x[k], x[n - 1 - k]);
#pragma omp parallel for
    for (size_t k = 0; k < n; ++k) x[k] /= double(n);
}
