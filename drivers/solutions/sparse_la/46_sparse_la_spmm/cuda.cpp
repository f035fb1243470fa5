// Each entry of A meets all entries of X in the row that is its column.
__global__ void spmm(const COOElement* A, size_t sizeA, const COOElement* X, size_t sizeX,
                     double* Y, size_t M, size_t K, size_t N) {
    for (size_t i = blockIdx.x; i < sizeA; i += gridDim.x) {
        const COOElement a = A[i];
        for (size_t j = threadIdx.x; j < sizeX; j += blockDim.x)
            if (X[j].row == a.column) atomicAdd(&Y[a.row * N + X[j].column], a.value * X[j].value);
    }
}
