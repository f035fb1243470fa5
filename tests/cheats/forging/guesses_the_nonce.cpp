// expect: wrong_answer on serial, mpi
// Says "passed" with every word that a driver may have been given as a secret.
#include "kit.hpp"

double average(Input const&) {
    for (auto path : {"/proc/self/cmdline", "/proc/self/environ", "/proc/1/cmdline"}) {
        std::ifstream file(path);
        for (std::string word; std::getline(file, word, '\0');)
            std::printf("passed 1e6 %s\n%s passed 1e6\n", word.c_str(), word.c_str());
    }
    std::puts("passed 1e6");
    return 0;
}
