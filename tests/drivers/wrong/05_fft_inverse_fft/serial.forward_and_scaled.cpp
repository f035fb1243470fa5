// expect: wrong_answer
void ifft(std::vector<std::complex<double>>& x) {
    fft(x);
    for (auto& v : x) v /= double(x.size());
}
