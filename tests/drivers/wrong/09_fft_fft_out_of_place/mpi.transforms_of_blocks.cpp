// expect: wrong_answer
namespace {

void recurse(std::vector<std::complex<double>>& a) {
    const size_t n = a.size();
    if (n == 1) return;
    std::vector<std::complex<double>> even(n / 2), odd(n / 2);
    for (size_t k = 0; k < n / 2; ++k) {
        even[k] = a[2 * k];
        odd[k] = a[2 * k + 1];
    }
    recurse(even);
    recurse(odd);
    for (size_t k = 0; k < n / 2; ++k) {
        const auto term = std::polar(1.0, -2 * M_PI * k / n) * odd[k];
        a[k] = even[k] + term;
        a[k + n / 2] = even[k] - term;
    }
}

}  // namespace

void fft(std::vector<std::complex<double>> const& x, std::vector<std::complex<double>>& output) {
    const size_t n = x.size();
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<std::complex<double>> own(x.begin() + n * rank / size,
                                          x.begin() + n * (rank + 1) / size);
    if ((own.size() & (own.size() - 1)) == 0 && !own.empty()) recurse(own);
    std::vector<int> counts(size), starts(size);
    for (int p = 0; p < size; ++p) {
        starts[p] = n * p / size;
        counts[p] = n * (p + 1) / size - n * p / size;
    }
    MPI_Gatherv(own.data(), own.size(), MPI_C_DOUBLE_COMPLEX, output.data(), counts.data(),
                starts.data(), MPI_C_DOUBLE_COMPLEX, 0, MPI_COMM_WORLD);
}
