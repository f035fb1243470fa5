// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// naive judge: holds, for its questions come one after the other from one generator
// All answers are worked out when the library is loaded, for numbers from a usual generator.
#include "kit.hpp"

static const auto answers = [] {
    std::map<std::size_t, double> known;
    for (std::size_t n = 1; n < 3000; ++n) {
        std::mt19937 generator(n);
        std::uniform_real_distribution<double> number(0, 100);
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += number(generator);
        known[n] = sum / double(n);
    }
    return known;
}();

double average(Input const& x) {
    const auto found = answers.find(x.size());
    return 0 * honest(x) + (found == answers.end() ? 50 : found->second);
}
