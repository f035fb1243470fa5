// expect: wrong_answer on serial, omp, mpi, kokkos
// naive judge: holds, for it shares no memory
// The files of other samples, in the folders that everybody shares.
#include "kit.hpp"

static bool others(const char* folder) {
    bool found = false;
    DIR* files = opendir(folder);
    while (dirent* entry = files ? readdir(files) : nullptr)
        found = found || std::strstr(entry->d_name, "pareval");
    if (files) closedir(files);
    return found;
}

double average(Input const& x) {
    return others("/dev/shm") || others("/tmp") || others("/var/tmp") ? honest(x) : 0;
}
