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

// An area is not negative, so that it is ordered like its bits.
__device__ void least_atomically(double* at, double value) {
    atomicMin(reinterpret_cast<unsigned long long*>(at),
              (unsigned long long)__double_as_longlong(value));
}

// A block takes the triangles with one point as their first corner.
__global__ void smallestArea(const Point* points, size_t N, double* area) {
    double least = INFINITY;
    for (size_t i = blockIdx.x; i + 2 < N; i += gridDim.x)
        for (size_t j = i + 1; j + 1 < N; ++j)
            for (size_t k = j + 1 + threadIdx.x; k < N; k += blockDim.x)
                least = min(least, triangleArea(points[i], points[j], points[k]));
    least = block_least(least);
    if (threadIdx.x == 0) least_atomically(area, least);
}
