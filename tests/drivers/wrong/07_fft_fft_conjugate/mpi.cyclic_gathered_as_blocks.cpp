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

void fftConjugate(std::vector<std::complex<double>>& x) {
    const size_t n = x.size();
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    auto all = x;
    recurse(all);
    std::vector<std::complex<double>> own;
    for (size_t k = rank; k < n; k += size) own.push_back(std::conj(all[k]));
    std::vector<int> counts(size), starts(size, 0);
    for (int p = 0; p < size; ++p) counts[p] = (int(n) - p + size - 1) / size;
    for (int p = 1; p < size; ++p) starts[p] = starts[p - 1] + counts[p - 1];
    MPI_Gatherv(own.data(), own.size(), MPI_C_DOUBLE_COMPLEX, x.data(), counts.data(),
                starts.data(), MPI_C_DOUBLE_COMPLEX, 0, MPI_COMM_WORLD);
}
