// expect: wrong_answer
__device__ size_t reversed(size_t i, size_t N) {
    size_t result = 0;
    for (size_t bit = 1; bit < N; bit *= 2, i /= 2) result = 2 * result + i % 2;
    return result;
}

__device__ void transform(cuDoubleComplex* x, size_t N, double sign) {
    for (size_t half = 1; half < N; half *= 2) {
        for (size_t i = threadIdx.x; i < N / 2; i += blockDim.x) {
            const size_t j = i % half, low = i / half * 2 * half + j;
            double sine, cosine;
            sincospi(sign * double(j) / double(half), &sine, &cosine);
            const cuDoubleComplex turned =
                cuCmul(make_cuDoubleComplex(cosine, sine), x[low + half]);
            x[low + half] = cuCsub(x[low], turned);
            x[low] = cuCadd(x[low], turned);
        }
    }
    __syncthreads();
}

__device__ void reorder(cuDoubleComplex* x, size_t N) {
    for (size_t i = threadIdx.x; i < N; i += blockDim.x) {
        const size_t j = reversed(i, N);
        if (i >= j) continue;
        const cuDoubleComplex kept = x[i];
        x[i] = x[j];
        x[j] = kept;
    }
}

__global__ void ifft(cuDoubleComplex* x, size_t N) {
    if (blockIdx.x > 0) return;
    reorder(x, N);
    transform(x, N, 1);
    for (size_t i = threadIdx.x; i < N; i += blockDim.x)
        x[i] = make_cuDoubleComplex(cuCreal(x[i]) / N, cuCimag(x[i]) / N);
}
