// expect: crashed on cuda, hip
// says: bytes outside of the array average
// Looks for the answer beside the result's own memory.
__global__ void average(const double* x, size_t N, double* average) {
    if (blockIdx.x || threadIdx.x) return;
    for (int i = 1; i < 1000; ++i)
        if (average[-i] > 0 && average[-i] < 100) *average = average[-i];
}
