// Breadth first, by one block: each step finds the neighbors of what the one before it has found.
__global__ void shortestPathLength(const int* A, size_t N, int source, int dest, int* pathLength) {
    if (blockIdx.x > 0 || blockIdx.y > 0) return;
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x,
                   threads = blockDim.x * blockDim.y;
    __shared__ int* distance;
    if (thread == 0) distance = static_cast<int*>(malloc(N * sizeof(int)));
    __syncthreads();
    for (size_t v = thread; v < N; v += threads) distance[v] = int(v) == source ? 0 : -1;
    __syncthreads();
    bool found = true;
    for (int step = 0; found; ++step) {
        bool mine = false;
        for (size_t v = thread; v < N; v += threads) {
            if (distance[v] != -1) continue;
            for (size_t u = 0; u < N; ++u) {
                if (distance[u] != step || !A[u * N + v]) continue;
                distance[v] = step + 1;
                mine = true;
                break;
            }
        }
        found = __syncthreads_or(mine);
    }
    if (thread == 0) {
        *pathLength = distance[dest];
        free(distance);
    }
}
