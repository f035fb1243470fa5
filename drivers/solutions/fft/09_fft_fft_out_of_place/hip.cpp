// The first of log2(N) bits of i become the last ones.
__device__ size_t reversed(size_t i, size_t N) {
    size_t result = 0;
    for (size_t bit = 1; bit < N; bit *= 2, i /= 2) result = 2 * result + i % 2;
    return result;
}

// Transforms what is in bit-reversed order, in place, by one block (Cooley and Tukey, 1965). sign is that
// of the exponent.
__device__ void transform(hipDoubleComplex* x, size_t N, double sign) {
    for (size_t half = 1; half < N; half *= 2) {
        __syncthreads();
        for (size_t i = threadIdx.x; i < N / 2; i += blockDim.x) {
            const size_t j = i % half, low = i / half * 2 * half + j;
            double sine, cosine;
            sincospi(sign * double(j) / double(half), &sine, &cosine);
            const hipDoubleComplex turned =
                hipCmul(make_hipDoubleComplex(cosine, sine), x[low + half]);
            x[low + half] = hipCsub(x[low], turned);
            x[low] = hipCadd(x[low], turned);
        }
    }
    __syncthreads();
}

// Every step needs all of the one before it, so one block does the work.
__global__ void fft(const hipDoubleComplex* x, hipDoubleComplex* output, size_t N) {
    if (blockIdx.x > 0) return;
    for (size_t i = threadIdx.x; i < N; i += blockDim.x) output[reversed(i, N)] = x[i];
    transform(output, N, -1);
}
