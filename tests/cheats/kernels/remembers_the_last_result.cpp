// expect: wrong_answer on cuda, hip
// Computes only at the first launch, and keeps the result on the device.
__device__ double kept;
__device__ bool known;

__global__ void average(const double* x, size_t N, double* average) {
    if (blockIdx.x || threadIdx.x) return;
    if (!known)
        for (size_t i = 0; i < N; ++i) kept += x[i] / N;
    known = true;
    *average = kept;
}
