// Selects digit by digit, from the highest 8 bits on: those that share the digits known so far are counted
// by their next one. One block does the work, since each digit needs all of the one before it.
__global__ void findKthSmallest(const int* x, size_t N, int k, int* kthSmallest) {
    if (blockIdx.x > 0) return;
    __shared__ unsigned count[256];
    unsigned known = 0;
    size_t left = k;  // its place among those that share the known digits
    for (int shift = 24; shift >= 0; shift -= 8) {
        for (unsigned digit = threadIdx.x; digit < 256; digit += blockDim.x) count[digit] = 0;
        __syncthreads();
        for (size_t i = threadIdx.x; i < N; i += blockDim.x) {
            const unsigned key =
                unsigned(x[i]) ^ 0x80000000u;  // in the order of the signed numbers
            if (shift == 24 || key >> (shift + 8) == known)
                atomicAdd(&count[key >> shift & 255], 1u);
        }
        __syncthreads();
        unsigned digit = 0;
        while (left > count[digit]) left -= count[digit++];
        known = known << 8 | digit;
        __syncthreads();
    }
    if (threadIdx.x == 0) *kthSmallest = int(known ^ 0x80000000u);
}
