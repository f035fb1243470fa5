// expect: timed_out on cuda, hip
// One thread waits for what nobody writes.
__global__ void average(const double* x, size_t N, double* average) {
    volatile double* result = average;
    while (threadIdx.x == 7 && *result >= 0) {
    }
}
