// expect: wrong_answer
void fft(std::vector<std::complex<double>> const& x, std::vector<double>& r,
         std::vector<double>& i) {
    const size_t n = x.size();
#pragma omp parallel for
    for (size_t k = 0; k < n; ++k) {
        double re = 0, im = 0;
        for (size_t j = 0; j < n; ++j) {
            double angle = 2 * M_PI * (j * k % n) / n;
            re += x[j].real() * std::cos(angle);
            im -= x[j].real() * std::sin(angle);
        }
        r[k] = re;
        i[k] = im;
    }
}
