// The product over the block, for its first thread.
__device__ double block_product(double value) {
    __shared__ double part[1024];
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x;
    part[thread] = value;
    __syncthreads();
    for (unsigned n = blockDim.x * blockDim.y, half; n > 1; n = half) {
        half = (n + 1) / 2;
        if (thread < n / 2) part[thread] = part[thread] * part[thread + half];
        __syncthreads();
    }
    return part[0];
}

__device__ void multiply_atomically(double* at, double factor) {
    auto bits = reinterpret_cast<unsigned long long*>(at);
    unsigned long long seen = *bits, expected;
    do {
        expected = seen;
        const double product = __longlong_as_double(expected) * factor;
        seen = atomicCAS(bits, expected, (unsigned long long)__double_as_longlong(product));
    } while (seen != expected);
}

__global__ void productWithInverses(const double* x, size_t N, double* product) {
    double own = 1;
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        own *= i % 2 == 0 ? x[i] : 1 / x[i];
    own = block_product(own);
    if (threadIdx.x == 0) multiply_atomically(product, own);
}
