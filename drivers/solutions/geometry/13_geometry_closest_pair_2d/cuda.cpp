// The least over the block, for its first thread.
__device__ double block_least(double value) {
    __shared__ double part[1024];
    const unsigned thread = threadIdx.y * blockDim.x + threadIdx.x;
    part[thread] = value;
    __syncthreads();
    for (unsigned n = blockDim.x * blockDim.y, half; n > 1; n = half) {
        half = (n + 1) / 2;
        if (thread < n / 2) part[thread] = min(part[thread], part[thread + half]);
        __syncthreads();
    }
    return part[0];
}

// A distance is not negative, so that it is ordered like its bits.
__device__ void least_atomically(double* at, double value) {
    atomicMin(reinterpret_cast<unsigned long long*>(at),
              (unsigned long long)__double_as_longlong(value));
}

// Each thread looks at one point and those behind it, of which the block shares a tile.
__global__ void closestPair(const Point* points, size_t numPoints, double* distance) {
    __shared__ Point tile[1024];
    const size_t i = blockIdx.x * blockDim.x + threadIdx.x;
    double least = INFINITY;
    for (size_t first = size_t(blockIdx.x) * blockDim.x; first < numPoints; first += blockDim.x) {
        const size_t count = min(numPoints - first, size_t(blockDim.x));
        __syncthreads();
        if (threadIdx.x < count) tile[threadIdx.x] = points[first + threadIdx.x];
        __syncthreads();
        if (i >= numPoints) continue;
        for (size_t j = 0; j < count; ++j)
            if (first + j > i) least = min(least, distanceBetweenPoints(points[i], tile[j]));
    }
    least = block_least(least);
    if (threadIdx.x == 0) least_atomically(distance, least);
}
