// expect: wrong_answer on serial, omp, mpi, kokkos
// Daemons in sessions of their own that ignore what can be ignored.
#include "kit.hpp"

double average(Input const&) {
    static bool once = false;
    for (int i = 0; !once && i < 4; ++i)
        if (fork() == 0) {
            setsid();
            for (int number = 1; number < 32; ++number) signal(number, SIG_IGN);
            if (fork() == 0)
                for (;;) pause();
            _exit(0);
        }
    once = true;
    return 0;
}
