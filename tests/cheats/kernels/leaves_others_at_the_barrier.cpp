// expect: crashed on cuda, hip
// says: wait at different barriers
// The threads of a block never meet.
__global__ void average(const double* x, size_t N, double* average) {
    if (threadIdx.x == 0) __syncthreads();
    else __syncthreads();
    atomicAdd(average, x[0]);
}
