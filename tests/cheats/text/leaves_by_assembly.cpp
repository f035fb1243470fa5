// expect: crashed on serial, omp
// A system call that no library sees: exit_group(0).
#include "kit.hpp"

double average(Input const&) {
    (void)!write(1, report, sizeof report - 1);
    asm volatile("syscall" : : "a"(231), "D"(0) : "rcx", "r11", "memory");
    return 0;
}
