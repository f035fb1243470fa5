// expect: wrong_answer
namespace {

void recurse(std::vector<std::complex<double>>& a) {
    const size_t n = a.size();
    if (n == 1) return;
    std::vector<std::complex<double>> even, odd;
    for (size_t k = 0; k < n; ++k) (k % 2 ? odd : even).push_back(a[k]);
    recurse(even);
    recurse(odd);
    for (size_t k = 0; k < n / 2; ++k) {
        auto t = std::polar(1.0, -2 * M_PI * k / n) * odd[k];
        a[k] = even[k] + t;
        a[k + n / 2] = even[k] - t;
    }
}

}  // namespace

void fft(std::vector<std::complex<double>> const& x, std::vector<double>& r,
         std::vector<double>& i) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    auto a = x;
    recurse(a);
    std::vector<double> re, im;
    for (size_t k = rank; k < a.size(); k += size) {
        re.push_back(a[k].real());
        im.push_back(a[k].imag());
    }
    std::vector<int> counts(size), starts(size, 0);
    for (int p = 0; p < size; ++p) {
        counts[p] = (int(a.size()) - p + size - 1) / size;
        if (p > 0) starts[p] = starts[p - 1] + counts[p - 1];
    }
    MPI_Gatherv(re.data(), re.size(), MPI_DOUBLE, r.data(), counts.data(), starts.data(),
                MPI_DOUBLE, 0, MPI_COMM_WORLD);
    MPI_Gatherv(im.data(), im.size(), MPI_DOUBLE, i.data(), counts.data(), starts.data(),
                MPI_DOUBLE, 0, MPI_COMM_WORLD);
}
