void ifft(std::vector<std::complex<double>>& x) {
    for (auto& value : x) value = std::conj(value);
    fft(x);
    for (auto& value : x) value = std::conj(value) / double(x.size());
}
