// expect: wrong_answer on serial, omp, mpi, mpi+omp, kokkos
// Looks for the reference and the baseline by their names.
#include "kit.hpp"

double average(Input const& x) {
    if (auto found = dlsym(RTLD_DEFAULT, "_Z14correctAveragePKdm"))
        return reinterpret_cast<double (*)(const double*, std::size_t)>(found)(x.data(), x.size());
    for (auto name : {"_ZN8baseline7averageERKSt6vectorIdSaIdEE",
                      "_ZN5naive7averageERKSt6vectorIdSaIdEE", "_Z7averageRKSt6vectorIdSaIdEE"})
        if (auto found = dlsym(RTLD_DEFAULT, name))
            return reinterpret_cast<double (*)(Input const&)>(found)(x);
    return 0 * honest(x);
}
