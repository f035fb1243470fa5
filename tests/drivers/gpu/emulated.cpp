// Kernels with results that are known, and kernels that break rules, for test_gpu_emulator.py:
//
//   emulated KERNEL ORDER       runs one, and prints its result
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "pareval/gpu/device.hpp"
#include "pareval/gpu/guarded.hpp"

namespace {

using pareval::gpu::Launch;
using pareval::gpu::Order;
using pareval::gpu::run;

Order order;

Launch on(dim3 grid, dim3 block, std::size_t shared_bytes = 0) {
    return {grid, block, shared_bytes, {order, 7}};
}

__device__ unsigned index() { return blockIdx.x * blockDim.x + threadIdx.x; }

// --- barriers and shared memory

__global__ void block_sum(const int* x, int* sum, bool with_barriers) {
    __shared__ int part[256];
    part[threadIdx.x] = x[index()];
    __syncthreads();
    for (unsigned half = blockDim.x / 2; half > 0; half /= 2) {
        if (threadIdx.x < half) part[threadIdx.x] += part[threadIdx.x + half];
        if (with_barriers) __syncthreads();
    }
    if (threadIdx.x == 0) atomicAdd(sum, part[0]);
}

__global__ void shared_dynamic(const int* x, int* sum) {
    int* part = static_cast<int*>(pareval::gpu::dynamic_shared());
    part[threadIdx.x] = x[index()];
    __syncthreads();
    if (threadIdx.x == 0)
        for (unsigned i = 0; i < blockDim.x; ++i) atomicAdd(sum, part[i]);
}

template <int n>
__device__ __forceinline__ int& of_a_template() {
    __shared__ int cell[n];
    return cell[n - 1];
}

__global__ void shared_in_functions(int* result) {
    if (threadIdx.x == 0) of_a_template<3>() = 40;
    if (threadIdx.x == 1) of_a_template<4>() = 2;
    __syncthreads();
    if (threadIdx.x == 2) atomicAdd(result, of_a_template<3>() + of_a_template<4>());
}

__global__ void shared_is_per_block(int* result) {
    __shared__ int sum;
    if (threadIdx.x == 0) sum = 0;
    __syncthreads();
    atomicAdd(&sum, int(blockIdx.x));
    __syncthreads();
    if (threadIdx.x == 0 && sum == int(blockIdx.x * blockDim.x)) atomicAdd(result, 1);
}

__global__ void votes_of_a_block(int* result) {
    const int count = __syncthreads_count(threadIdx.x % 3 == 0);
    const int all = __syncthreads_and(threadIdx.x < 100) + 2 * __syncthreads_and(threadIdx.x < 99);
    const int any = __syncthreads_or(threadIdx.x == 99) + 2 * __syncthreads_or(threadIdx.x == 100);
    if (threadIdx.x == 0) *result = count * 100 + all * 10 + any;
}

__global__ void some_threads_end_early(int* result) {
    if (threadIdx.x >= 50) return;
    atomicAdd(result, 1);
    __syncthreads();
    if (threadIdx.x == 0) *result *= 2;
}

__global__ void places(int* seen) {
    const unsigned block = (blockIdx.z * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
    const unsigned thread = (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
    ++seen[block * blockDim.x * blockDim.y * blockDim.z + thread];
}

// --- warps

__global__ void warp_sum(const int* x, int* sum) {
    int value = x[index()];
    for (int step = warpSize / 2; step > 0; step /= 2)
        value += __shfl_down_sync(pareval::gpu::LaneMask(-1), value, step);
    if (threadIdx.x % warpSize == 0) atomicAdd(sum, value);
}

// Each shuffle with parts of 8 lanes, summed such that the position counts.
__global__ void shuffles(int* result) {
    const auto all = pareval::gpu::LaneMask(-1);
    const int own = int(threadIdx.x) * int(threadIdx.x);
    int sum = __shfl_sync(all, own, 3, 8) + 3 * __shfl_up_sync(all, own, 2, 8) +
              5 * __shfl_down_sync(all, own, 2, 8) + 7 * __shfl_xor_sync(all, own, 5, 8);
    atomicAdd(result, sum * int(threadIdx.x + 1));
}

__global__ void warp_votes(int* result) {
    const unsigned some = 0x0000ffff;
    if (threadIdx.x >= 16) return;
    const auto ballot = __ballot_sync(some, threadIdx.x % 5 == 0);
    const int any = __any_sync(some, threadIdx.x == 3), all = __all_sync(some, threadIdx.x != 3);
    const auto same = __match_any_sync(some, threadIdx.x / 4);
    const auto most = __reduce_max_sync(some, threadIdx.x * 7 % 16);
    if (threadIdx.x == 5)
        *result =
            int(ballot) + any * 100000 + all * 200000 + int(same) * 1000000 + int(most) * 10000;
}

// Threads of one warp in two branches, each with barriers and shuffles of its own.
__global__ void two_branches(int* result) {
    const unsigned even = 0x55555555, odd = 0xaaaaaaaa;
    int value = int(threadIdx.x);
    if (threadIdx.x % 2) {
        value = __shfl_sync(odd, value, 31);
        __syncwarp(odd);
        value += __shfl_sync(odd, value, 1);
    } else {
        value = __shfl_sync(even, value, 30);
    }
    __syncwarp();
    atomicAdd(result, value);
}

__global__ void who_is_active(int* result) {
    if (threadIdx.x % 4 == 1) {
        const auto active = __activemask();
        if (threadIdx.x == 1) *result = __popcll(active);
    }
}

// --- atomics

__global__ void atomics(int* result) {
    __shared__ int i;
    __shared__ unsigned u, wrapped;
    __shared__ unsigned long long ull;
    __shared__ float f;
    __shared__ double d, product, largest;
    if (threadIdx.x == 0) {
        i = 1000, u = 0, wrapped = 0, ull = 0, f = 0, d = 0, product = 1, largest = 0;
    }
    __syncthreads();
    atomicSub(&i, 1);
    atomicMax(&u, threadIdx.x);
    atomicInc(&wrapped, 9);
    atomicOr(&ull, 1ull << threadIdx.x);
    atomicAdd(&f, 0.5f);
    atomicAdd(&d, 0.25);
    if (threadIdx.x < 10) atomicMul(&product, 2);
    auto bits = reinterpret_cast<unsigned long long*>(&largest);
    for (unsigned long long seen = *bits;;) {
        const double mine = threadIdx.x * 1.5;
        if (__longlong_as_double(seen) >= mine) break;
        const auto found = atomicCAS(bits, seen, (unsigned long long)__double_as_longlong(mine));
        if (found == seen) break;
        seen = found;
    }
    __syncthreads();
    if (threadIdx.x == 0)
        *result = i == 936 && u == 63 && wrapped == 4 && ull == ~0ull && f == 32 && d == 16 &&
                  product == 1024 && largest == 94.5;
}

__global__ void lock(int* taken, int* sum) {
    while (atomicCAS(taken, 0, 1)) {
    }
    *sum += 1;
    __threadfence();
    atomicExch(taken, 0);
}

// A barrier of all blocks, which must be under way together.
__global__ void wait_for_all_blocks(int* arrived, int* result) {
    if (threadIdx.x == 0) {
        __threadfence();
        atomicAdd(arrived, 1);
        while (*(volatile int*)arrived < int(gridDim.x)) {
        }
    }
    __syncthreads();
    if (threadIdx.x == 1) atomicAdd(result, *arrived);
}

// The last block to come adds up what the others left.
__global__ void last_block(const int* x, int* parts, unsigned* arrived, int* sum) {
    __shared__ bool is_last;
    if (threadIdx.x == 0) {
        parts[blockIdx.x] = 0;
        for (unsigned i = 0; i < blockDim.x; ++i)
            parts[blockIdx.x] += x[blockIdx.x * blockDim.x + i];
        __threadfence();
        is_last = atomicInc(arrived, gridDim.x - 1) == gridDim.x - 1;
    }
    __syncthreads();
    if (is_last && threadIdx.x < gridDim.x) atomicAdd(sum, parts[threadIdx.x]);
}

// --- what is wrong

__global__ void lost_update(int* sum) { *sum += 1; }

__global__ void lost_update_of_blocks(int* sum) {
    __syncthreads();
    if (threadIdx.x == 0) *sum += 1;
}

__global__ void shared_not_set(int* result) {
    __shared__ int sum;
    atomicAdd(&sum, 1);
    __syncthreads();
    if (threadIdx.x == 0) *result = sum;
}

__global__ void different_barriers() {
    if (threadIdx.x < 7) __syncthreads();  // seven threads
    else __syncthreads();                  // the others
}

__global__ void barrier_and_warp() {
    if (threadIdx.x < 7) __syncthreads();
    else __syncwarp();
}

__global__ void mask_without_caller() { __shfl_sync(0x1, 1, 0); }

__global__ void without_shared() {
    static_cast<int*>(pareval::gpu::dynamic_shared())[threadIdx.x] = 1;
}

// One step past the end of the first array, where the second one could lie.
__global__ void beyond_a_shared_array(int* result, int step) {
    __shared__ int first[64];
    __shared__ int second[64];
    first[threadIdx.x] = second[63 - threadIdx.x] = int(threadIdx.x);
    __syncthreads();
    if (threadIdx.x == 0) *result = (first + 64)[step] + second[0];
}

__global__ void add_beyond_a_shared_array(int* result) {
    __shared__ int sum[1];
    __shared__ int last;
    if (threadIdx.x == 0) sum[0] = last = 0;
    __syncthreads();
    atomicAdd(sum + 1 + threadIdx.x, 1);
    *result = sum[0] + last;
}

__global__ void read_at(const int* x, long place, int* result) { *result = x[place]; }

__global__ void too_much_shared(int* result) {
    __shared__ double half[3 << 10];
    __shared__ double other_half[6 << 10];
    half[threadIdx.x] = other_half[threadIdx.x] = 1;
    __syncthreads();
    *result = int(half[31 - threadIdx.x] + other_half[31 - threadIdx.x]);
}

__device__ int deep(int n) {
    volatile char room[1 << 12];
    room[n % 7] = char(n);
    return n == 0 ? room[0] : deep(n - 1) + room[n % 7];
}
__global__ void too_deep(int* result) { *result = deep(1 << 10); }

#if defined(PAREVAL_HIP)
__global__ void without_masks(int* result) {
    int value = int(threadIdx.x);
    for (int step = warpSize / 2; step > 0; step /= 2) value += __shfl_down(value, step);
    const auto low = __ballot(threadIdx.x < 40);
    if (threadIdx.x == 0) atomicAdd(result, value * 100 + __popcll(low));
    if (hipThreadIdx_x % 2) {  // only the odd ones come here
        const int sum = __shfl_xor(int(threadIdx.x), 2) + __popcll(__ballot(1));
        if (threadIdx.x == 1) atomicAdd(result, 10000000 * sum);
    }
}
#endif

int test(const std::string& name) {
    std::vector<int> x(1024), buffer(1 << 13);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = int(i % 10);
    int result = 0, zero = 0;
    unsigned none = 0;
    pareval::gpu::GuardedBytes array("watched");
    array.resize(1000000);
    array.resize(101 * sizeof(int));
    const auto watched = reinterpret_cast<const int*>(array.data());
    const std::map<std::string, std::function<void()>> kernels = {
        {"block_sum", [&] { run(on(4, 256), [&] { block_sum(x.data(), &result, true); }); }},
        {"missing_barrier", [&] { run(on(4, 256), [&] { block_sum(x.data(), &result, false); }); }},
        {"shared_dynamic",
         [&] { run(on(4, 256, 1024), [&] { shared_dynamic(x.data(), &result); }); }},
        {"shared_dynamic_too_small",
         [&] { run(on(4, 256, 1008), [&] { shared_dynamic(x.data(), &result); }); }},
        {"shared_in_functions", [&] { run(on(5, 64), [&] { shared_in_functions(&result); }); }},
        {"shared_is_per_block", [&] { run(on(9, 64), [&] { shared_is_per_block(&result); }); }},
        {"votes_of_a_block", [&] { run(on(1, 100), [&] { votes_of_a_block(&result); }); }},
        {"some_threads_end_early",
         [&] { run(on(1, 64), [&] { some_threads_end_early(&result); }); }},
        {"places",
         [&] {
             run(on(dim3(3, 4, 5), dim3(6, 3, 2)), [&] { places(buffer.data()); });
             for (int i = 0; i < 60 * 36; ++i) result += buffer[i] == 1;
         }},
        {"warp_sum", [&] { run(on(4, 256), [&] { warp_sum(x.data(), &result); }); }},
        {"shuffles", [&] { run(on(1, 32), [&] { shuffles(&result); }); }},
        {"warp_votes", [&] { run(on(1, 32), [&] { warp_votes(&result); }); }},
        {"two_branches", [&] { run(on(1, 32), [&] { two_branches(&result); }); }},
        {"who_is_active", [&] { run(on(1, 32), [&] { who_is_active(&result); }); }},
        {"atomics", [&] { run(on(1, 64), [&] { atomics(&result); }); }},
        {"lock", [&] { run(on(4, 128), [&] { lock(&zero, &result); }); }},
        {"wait_for_all_blocks",
         [&] { run(on(6, 32), [&] { wait_for_all_blocks(&zero, &result); }); }},
        {"last_block",
         [&] { run(on(8, 128), [&] { last_block(x.data(), buffer.data(), &none, &result); }); }},
        {"lost_update", [&] { run(on(2, 128), [&] { lost_update(&result); }); }},
        {"lost_update_of_blocks",
         [&] { run(on(64, 32), [&] { lost_update_of_blocks(&result); }); }},
        {"shared_not_set", [&] { run(on(3, 64), [&] { shared_not_set(&result); }); }},
        {"beyond_a_shared_array",
         [&] { run(on(2, 64), [&] { beyond_a_shared_array(&result, 0); }); }},
        {"far_beyond_a_shared_array",
         [&] { run(on(2, 64), [&] { beyond_a_shared_array(&result, 1000); }); }},
        {"add_beyond_a_shared_array",
         [&] { run(on(1, 32), [&] { add_beyond_a_shared_array(&result); }); }},
        {"too_much_shared", [&] { run(on(1, 32), [&] { too_much_shared(&result); }); }},
        {"in_front_of_an_array", [&] { run(on(1, 1), [&] { read_at(watched, -1, &result); }); }},
        {"far_in_front_of_an_array",
         [&] { run(on(1, 1), [&] { read_at(watched, -5000, &result); }); }},
        {"behind_an_array", [&] { run(on(1, 1), [&] { read_at(watched, 101, &result); }); }},
        {"far_behind_an_array", [&] { run(on(1, 1), [&] { read_at(watched, 500, &result); }); }},
        {"different_barriers", [&] { run(on(1, 32), [] { different_barriers(); }); }},
        {"barrier_and_warp", [&] { run(on(1, 32), [] { barrier_and_warp(); }); }},
        {"mask_without_caller", [&] { run(on(1, 32), [] { mask_without_caller(); }); }},
        {"without_shared", [&] { run(on(1, 32), [] { without_shared(); }); }},
        {"too_deep", [&] { run(on(1, 32), [&] { too_deep(&result); }); }},
        {"too_many_threads", [&] { run(on(1, 1025), [] {}); }},
#if defined(PAREVAL_HIP)
        {"without_masks", [&] { run(on(1, 64), [&] { without_masks(&result); }); }},
#endif
    };
    kernels.at(name)();
    return result;
}

}  // namespace

int main(int, char** argv) {
    order = Order(std::atoi(argv[2]));
    std::printf("%d\n", test(argv[1]));
}
