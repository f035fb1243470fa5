void ifft(std::vector<std::complex<double>>& x) {
    #pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) x[i] = std::conj(x[i]);
    bitReverse(x);
    fft(x);
}
