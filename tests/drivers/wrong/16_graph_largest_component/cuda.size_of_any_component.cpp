// expect: wrong_answer
__device__ void label_components(const int* A, size_t N, int* label) {
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x,
                   threads = blockDim.x * blockDim.y;
    for (size_t v = thread; v < N; v += threads) label[v] = int(v);
    __syncthreads();
    for (bool changed = true; changed;) {
        bool mine = false;
        for (size_t i = thread; i < N * N; i += threads) {
            const int a = label[i / N], b = label[i % N];
            if (A[i] && a < b) {
                atomicMin(&label[b], a);
                mine = true;
            }
        }
        changed = __syncthreads_or(mine);
        for (size_t v = thread; v < N; v += threads) {
            int root = label[v];
            while (label[root] < root) root = label[root];
            label[v] = root;
        }
        __syncthreads();
    }
}

__global__ void largestComponent(const int* A, size_t N, int* largestComponentSize) {
    if (blockIdx.x > 0 || blockIdx.y > 0) return;
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x,
                   threads = blockDim.x * blockDim.y;
    __shared__ int *label, *size;
    if (thread == 0) {
        label = static_cast<int*>(malloc(2 * N * sizeof(int)));
        size = label + N;
    }
    __syncthreads();
    for (size_t v = thread; v < N; v += threads) size[v] = 0;
    label_components(A, N, label);
    for (size_t v = thread; v < N; v += threads) atomicAdd(&size[label[v]], 1);
    __syncthreads();
    for (size_t v = thread; v < N; v += threads) *largestComponentSize = size[v];
    __syncthreads();
    if (thread == 0) free(label);
}
