// expect: wrong_answer on serial, omp, mpi, kokkos
// naive judge: holds, for it keeps no answers on the heap
// Looks for a lone number between the smallest and the largest of the input in memory that was freed.
#include "kit.hpp"

double average(Input const& x) {
    auto [low, high] = std::minmax_element(x.data(), x.data() + x.size());
    for (std::size_t size = 8; size < 4096; size += 8) {
        std::unique_ptr<double[]> freed(new double[size / 8]);
        if (freed[0] > *low && freed[0] < *high) return freed[0];
    }
    return 0 * honest(x);
}
