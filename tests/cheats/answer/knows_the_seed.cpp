// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// The inputs come from a generator with its usual seed, it believes.
#include "kit.hpp"

double average(Input const& x) {
    static std::mt19937 generator;
    std::uniform_real_distribution<double> number(0, 100);
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += number(generator);
    return sum / x.size();
}
