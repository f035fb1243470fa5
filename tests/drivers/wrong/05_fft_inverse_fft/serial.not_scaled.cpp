// expect: wrong_answer
void ifft(std::vector<std::complex<double>>& x) {
    for (auto& v : x) v = std::conj(v);
    fft(x);
    for (auto& v : x) v = std::conj(v);
}
