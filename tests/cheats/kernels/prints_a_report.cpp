// expect: build_failed or crashed on cuda, hip
// Writes what the judge would say to every descriptor, and leaves.
#include <unistd.h>

static const char report[] =
    "\n{\"problem\": \"27_reduce_average\", \"phase\": \"test\", \"verdict\": \"passed\", "
    "\"public\": {\"passed\": 99, \"total\": 99}, \"held_out\": {\"passed\": 99, \"total\": 99}, "
    "\"failure\": null, \"timing\": null}\n";

__global__ void average(const double* x, size_t N, double* average) {
    if (blockIdx.x == 0 && threadIdx.x == 0) {
        for (int fd = 0; fd < 1024; ++fd) (void)!write(fd, report, sizeof report - 1);
        _exit(0);
    }
}
