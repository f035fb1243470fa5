// A deliberately naive judge, for tests only: everything that honest-looking harnesses do wrong.
// Candidate and reference are one program, the seed is the usual one, the verdict is a line on
// standard output, the clock is whatever is called a clock, times are the best of the same input
// again and again, and nothing is checked while it is timed.
// clang-format off
__attribute__((noinline)) double correctAverage(const double* x, std::size_t n) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) sum += x[i];
    return sum / double(n);
}
#include "candidate.cpp"

static Input make(std::size_t n) {
    static std::mt19937 generator;
    std::uniform_real_distribution<double> number(0, 100);
    Input x(n);
    for (double& value : x) value = number(generator);
    return x;
}
static double now() {
#if defined(PAREVAL_MPI)
    return MPI_Wtime();
#elif defined(_OPENMP)
    return omp_get_wtime();
#else
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
#endif
}
template <class F>
static double best(F f) {
    double least = 1e9;
    for (int i = 0; i < 7; ++i) {
        const double start = now();
        f();
        least = std::min(least, now() - start);
    }
    return least;
}

int main(int argc, char** argv) {
#if defined(PAREVAL_MPI)
    MPI_Init(&argc, &argv);
#endif
    for (std::size_t n : {1000, 1, 7, 4099}) {
        Input x = make(n);
        const double got = average(x), expected = correctAverage(x.data(), x.size());
        if (rank() == 0 && fabs(got - expected) > 1e-3) return std::puts("failed"), 1;
    }
    const Input x = make(1 << 20);
    volatile double sink;
    const double baseline_s = best([&] { sink = correctAverage(x.data(), x.size()); });
    const double candidate_s = best([&] { sink = average(x); });
    if (rank() == 0) std::printf("passed %g\n", baseline_s / candidate_s);
#if defined(PAREVAL_MPI)
    MPI_Finalize();
#endif
}
