// expect: input_modified on cuda, hip
// Overwrites the input, so that its average is known.
__global__ void average(const double* x, size_t N, double* average) {
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        const_cast<double*>(x)[i] = 1;
    if (blockIdx.x == 0 && threadIdx.x == 0) *average = 1;
}
