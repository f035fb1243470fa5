// expect: wrong_answer
__global__ void solveLinearSystem(const COOElement* A, size_t sizeA, const double* b, double* x,
                                  size_t N) {
    if (blockIdx.x > 0) return;
    __shared__ double *sum, *diagonal;
    if (threadIdx.x == 0) {
        sum = static_cast<double*>(malloc(2 * N * sizeof(double)));
        diagonal = sum + N;
    }
    __syncthreads();
    for (size_t i = threadIdx.x; i < sizeA; i += blockDim.x)
        if (A[i].row == A[i].column) diagonal[A[i].row] = A[i].value;
    bool changes = true;
    for (int step = 0; changes && step < 20; ++step) {
        for (size_t i = threadIdx.x; i < N; i += blockDim.x) sum[i] = 0;
        __syncthreads();
        for (size_t i = threadIdx.x; i < sizeA; i += blockDim.x)
            if (A[i].row != A[i].column) atomicAdd(&sum[A[i].row], A[i].value * x[A[i].column]);
        __syncthreads();
        bool mine = false;
        for (size_t i = threadIdx.x; i < N; i += blockDim.x) {
            const double better = (b[i] - sum[i]) / diagonal[i];
            mine |= fabs(better - x[i]) > 1e-13 * fabs(better);
            x[i] = better;
        }
        changes = __syncthreads_or(mine);
    }
    if (threadIdx.x == 0) free(sum);
}
