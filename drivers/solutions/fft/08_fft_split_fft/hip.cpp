// The first of log2(N) bits of i become the last ones.
__device__ size_t reversed(size_t i, size_t N) {
    size_t result = 0;
    for (size_t bit = 1; bit < N; bit *= 2, i /= 2) result = 2 * result + i % 2;
    return result;
}

// Every step needs all of the one before it, so one block does the work (Cooley and Tukey, 1965).
__global__ void fft(const hipDoubleComplex* x, double* r, double* i, size_t N) {
    if (blockIdx.x > 0) return;
    for (size_t k = threadIdx.x; k < N; k += blockDim.x) {
        r[reversed(k, N)] = hipCreal(x[k]);
        i[reversed(k, N)] = hipCimag(x[k]);
    }
    for (size_t half = 1; half < N; half *= 2) {
        __syncthreads();
        for (size_t k = threadIdx.x; k < N / 2; k += blockDim.x) {
            const size_t j = k % half, low = k / half * 2 * half + j, high = low + half;
            double sine, cosine;
            sincospi(-double(j) / double(half), &sine, &cosine);
            const double real = r[high] * cosine - i[high] * sine,
                         imaginary = r[high] * sine + i[high] * cosine;
            r[high] = r[low] - real;
            i[high] = i[low] - imaginary;
            r[low] += real;
            i[low] += imaginary;
        }
    }
}
