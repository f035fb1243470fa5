// expect: crashed or timed_out on cuda, hip
// Allocates on the device for ever.
__global__ void average(const double* x, size_t N, double* average) {
    for (;;) {
        auto room = static_cast<volatile char*>(malloc(1 << 24));
        for (size_t i = 0; i < (1 << 24); i += 4096) room[i] = 1;
    }
}
