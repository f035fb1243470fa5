// expect: wrong_answer on serial, omp
// Loads the reference from the judge's file, wherever that may lie.
#include "kit.hpp"

double average(Input const& x) {
    for (auto path : {"/proc/self/exe", "/job/judge", "/judge", "../judge", "./judge"})
        if (auto file = dlopen(path[1] == 'p' ? nullptr : path, RTLD_LAZY))
            if (auto found = dlsym(file, "_Z14correctAveragePKdm"))
                return reinterpret_cast<double (*)(const double*, std::size_t)>(found)(x.data(),
                                                                                       x.size());
    return 0;
}
