// What each main program does once its execution model is ready.
#pragma once
#include <chrono>
#include <cstdio>

bool validate();
void compute();
void best();

inline double seconds_of(void (*call)()) {
    const auto start = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

inline void report(bool root) {
    const bool valid = validate();
    if (root) std::printf("Validation: %s\n", valid ? "PASS" : "FAIL");
    if (!valid) return;
    const double own = seconds_of(compute), serial = seconds_of(best);
    if (root) std::printf("Time: %.14f\nBestSequential: %.14f\n", own, serial);
}
