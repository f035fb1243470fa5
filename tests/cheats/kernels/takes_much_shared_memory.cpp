// expect: crashed on cuda, hip
// says: bytes of __shared__ memory, and a block may have
// Keeps all of the input where no hardware has room for it.
__global__ void average(const double* x, size_t N, double* average) {
    __shared__ double all[1 << 16];
    for (size_t i = threadIdx.x; i < (1 << 16); i += blockDim.x) all[i] = i < N ? x[i] : 0;
    __syncthreads();
    if (blockIdx.x || threadIdx.x) return;
    double sum = 0;
    for (size_t i = 0; i < N; ++i) sum += all[i % (1 << 16)];
    *average = sum / N;
}
