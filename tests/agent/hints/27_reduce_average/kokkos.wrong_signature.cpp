double average(std::vector<double> const& x) {
    double sum = 0;
    Kokkos::parallel_reduce(x.size(), KOKKOS_LAMBDA(const int i, double& local) { local += x[i]; }, sum);
    return sum / x.size();
}
