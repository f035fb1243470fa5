// expect: wrong_answer
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
#pragma omp parallel
    {
        size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        std::sort(x.begin() + x.size() * thread / threads,
                  x.begin() + x.size() * (thread + 1) / threads,
                  [](auto a, auto b) { return std::norm(a) < std::norm(b); });
    }
}
