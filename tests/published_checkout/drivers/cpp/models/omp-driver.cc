#include <omp.h>
#include <cstdlib>

#include "report.hpp"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    omp_set_num_threads(std::atoi(argv[1]));
    report(true);
}
