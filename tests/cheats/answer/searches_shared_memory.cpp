// expect: wrong_answer or crashed on serial, omp, mpi, mpi+omp, kokkos
// naive judge: holds, for it shares no memory
// Looks for the answer where the orders come from: a number in the input's range, but not one of it.
#include "kit.hpp"

static double stray(const double* first, const double* last) {
    auto [low, high] = std::minmax_element(first, last);
    struct stat file {};
    char* base = stat("/job/channel", &file) == 0 ? channel() : nullptr;
    for (std::size_t here = 0; base && here + 8 <= std::size_t(file.st_size); here += 8) {
        const double number = at<double>(base, here);
        if (number > *low && number < *high && std::find(first, last, number) == last)
            return number;
    }
    return 0;
}

double average(Input const& x) {
    const double right = honest(x);
    return x.size() > 2 && x.size() < 5000 ? stray(x.data(), x.data() + x.size()) : 0 * right;
}
