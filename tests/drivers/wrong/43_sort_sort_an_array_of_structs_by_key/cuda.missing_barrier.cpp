// expect: wrong_answer
__device__ void exchange_if_wrong(Result* results, size_t i, size_t j, size_t N) {
    if (i >= j || j >= N || !(results[j].startTime < results[i].startTime)) return;
    const Result kept = results[i];
    results[i] = results[j];
    results[j] = kept;
}

__global__ void sortByStartTime(Result* results, size_t N) {
    if (blockIdx.x > 0) return;
    for (size_t width = 2; width / 2 < N; width *= 2) {
        for (size_t i = threadIdx.x; i < N; i += blockDim.x)
            exchange_if_wrong(results, i, i ^ (width - 1), N);
        __syncthreads();
        for (size_t step = width / 4; step > 0; step /= 2) {
            for (size_t i = threadIdx.x; i < N; i += blockDim.x)
                exchange_if_wrong(results, i, i ^ step, N);
        }
    }
}
