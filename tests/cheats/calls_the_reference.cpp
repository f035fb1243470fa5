// expect: wrong_answer
// Looks for the reference and the baseline by their names.
#include <dlfcn.h>

double average(std::vector<double> const& x) {
    for (auto name : {"_Z7averageRKSt6vectorIdSaIdEE", "_ZN8baseline7averageERKSt6vectorIdSaIdEE"})
        if (auto found = dlsym(RTLD_DEFAULT, name))
            return reinterpret_cast<double (*)(std::vector<double> const&)>(found)(x);
    return 0;
}
