__device__ double square(cuDoubleComplex z) {
    return cuCreal(z) * cuCreal(z) + cuCimag(z) * cuCimag(z);
}

__device__ void exchange_if_wrong(cuDoubleComplex* x, size_t i, size_t j, size_t N) {
    if (i >= j || j >= N || !(square(x[j]) < square(x[i]))) return;
    const cuDoubleComplex kept = x[i];
    x[i] = x[j];
    x[j] = kept;
}

// Bitonic sorting by one block (Batcher, 1968), in the form in which all comparisons point the same
// way: what is thought to be behind the end, larger than all else, never moves, so that N may be any number.
__global__ void sortComplexByMagnitude(cuDoubleComplex* x, size_t N) {
    if (blockIdx.x > 0) return;
    for (size_t width = 2; width / 2 < N; width *= 2) {
        for (size_t i = threadIdx.x; i < N; i += blockDim.x)
            exchange_if_wrong(x, i, i ^ (width - 1), N);
        __syncthreads();
        for (size_t step = width / 4; step > 0; step /= 2) {
            for (size_t i = threadIdx.x; i < N; i += blockDim.x)
                exchange_if_wrong(x, i, i ^ step, N);
            __syncthreads();
        }
    }
}
