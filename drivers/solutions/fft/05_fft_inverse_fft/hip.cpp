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
__device__ void reorder(hipDoubleComplex* x, size_t N) {
    for (size_t i = threadIdx.x; i < N; i += blockDim.x) {
        const size_t j = reversed(i, N);
        if (i >= j) continue;
        const hipDoubleComplex kept = x[i];
        x[i] = x[j];
        x[j] = kept;
    }
}

__global__ void ifft(hipDoubleComplex* x, size_t N) {
    if (blockIdx.x > 0) return;
    reorder(x, N);
    transform(x, N, 1);
    for (size_t i = threadIdx.x; i < N; i += blockDim.x)
        x[i] = make_hipDoubleComplex(hipCreal(x[i]) / N, hipCimag(x[i]) / N);
}
