// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// The same address must hold the same numbers.
#include "kit.hpp"

double average(Input const& x) {
    static std::map<std::pair<const double*, std::size_t>, double> known;
    auto [entry, is_new] = known.try_emplace({x.data(), x.size()});
    if (is_new) entry->second = honest(x);
    return entry->second;
}
