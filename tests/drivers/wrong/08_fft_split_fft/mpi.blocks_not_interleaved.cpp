// expect: wrong_answer
void fft(std::vector<std::complex<double>> const& x, std::vector<double>& r,
         std::vector<double>& i) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    const size_t n = x.size();
    std::vector<double> re, im;
    for (size_t k = rank; k < n; k += size) {
        std::complex<double> sum = 0;
        for (size_t j = 0; j < n; ++j) sum += x[j] * std::polar(1.0, -2 * M_PI * (j * k % n) / n);
        re.push_back(sum.real());
        im.push_back(sum.imag());
    }
    std::vector<int> counts(size), starts(size, 0);
    for (int p = 0; p < size; ++p) {
        counts[p] = (int(n) - p + size - 1) / size;
        if (p > 0) starts[p] = starts[p - 1] + counts[p - 1];
    }
    MPI_Gatherv(re.data(), re.size(), MPI_DOUBLE, r.data(), counts.data(), starts.data(),
                MPI_DOUBLE, 0, MPI_COMM_WORLD);
    MPI_Gatherv(im.data(), im.size(), MPI_DOUBLE, i.data(), counts.data(), starts.data(),
                MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
