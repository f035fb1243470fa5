void fft(std::vector<std::complex<double>> const& x, std::vector<double>& r, std::vector<double>& i) {
    std::vector<std::complex<double>> even, odd;
    #pragma omp parallel for
    fft(even, r, i);
    #pragma omp parallel for
    fft(odd, r, i);
}
