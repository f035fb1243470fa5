// The nearest of each block's values, then whichever of those is the nearest takes the place of the
// index that is there; the one that is there at first is that of x[0].
__global__ void findClosestToPi(const double* x, size_t N, size_t* closestToPiIndex) {
    __shared__ double distance[1024];
    __shared__ size_t index[1024];
    size_t nearest = 0;
    for (size_t i = blockIdx.x * blockDim.x + threadIdx.x; i < N; i += gridDim.x * blockDim.x)
        if (fabs(x[i] - M_PI) < fabs(x[nearest] - M_PI)) nearest = i;
    distance[threadIdx.x] = fabs(x[nearest] - M_PI);
    index[threadIdx.x] = nearest;
    __syncthreads();
    for (unsigned n = blockDim.x, half; n > 1; n = half) {
        half = (n + 1) / 2;
        if (threadIdx.x < n / 2 && distance[threadIdx.x + half] < distance[threadIdx.x]) {
            distance[threadIdx.x] = distance[threadIdx.x + half];
            index[threadIdx.x] = index[threadIdx.x + half];
        }
        __syncthreads();
    }
    if (threadIdx.x > 0) return;
    auto best = reinterpret_cast<unsigned long long*>(closestToPiIndex);
    unsigned long long seen = atomicAdd(best, 0ull);
    while (distance[0] < fabs(x[seen] - M_PI)) {
        const unsigned long long expected = seen;
        seen = atomicCAS(best, expected, (unsigned long long)index[0]);
        if (seen == expected) return;
    }
}
