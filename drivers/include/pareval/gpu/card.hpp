#pragma once
// What the shim of a kernel consists of on a real GPU: arrays in device memory, and the launch. Kernels
// in CUDA or HIP are compiled by nvcc, those in HIP by hipcc too.
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <deque>
#include <string>
#include <type_traits>
#include <vector>

#include "pareval/gpu/arena.hpp"
#include "pareval/slot.hpp"

#if defined(__NVCC__)
#include <cuComplex.h>
#include <cuda_runtime.h>
#if defined(PAREVAL_HIP)
#include "pareval/gpu/hip_on_cuda.hpp"
#endif
#define PAREVAL_GPU(name) cuda##name
#else
#include <hip/hip_complex.h>
#include <hip/hip_runtime.h>
#define PAREVAL_GPU(name) hip##name
#endif

#include "pareval/gpu/geometry.hpp"

// Neither dialect has it; the published prompts promise it.
inline __device__ double atomicMul(double* at, double value) {
    auto bits = reinterpret_cast<unsigned long long*>(at);
    unsigned long long seen = *bits, expected;
    do {
        expected = seen;
        const double product = __longlong_as_double((long long)expected) * value;
        seen = atomicCAS(bits, expected, (unsigned long long)__double_as_longlong(product));
    } while (seen != expected);
    return __longlong_as_double((long long)seen);
}

namespace pareval {

#if !defined(__NVCC__)
// HIP's vectors have constructors of their own, and are bytes all the same.
template <class T, unsigned n>
inline constexpr bool is_packed<HIP_vector_type<T, n>> = false;
#endif

// In this namespace, so that fields() is found.
struct Visitor {};

}  // namespace pareval

namespace pareval::gpu {

constexpr int rule_broken = 70;  // how the process ends when a kernel broke a rule

[[noreturn]] inline void fail(const std::string& what) {
    std::fprintf(stderr, "GPU: %s\n", what.c_str());
    _exit(rule_broken);
}
inline void check(PAREVAL_GPU(Error_t) error, const char* during) {
    if (error != PAREVAL_GPU(Success))
        fail(std::string(during) + ": " + PAREVAL_GPU(GetErrorString)(error));
}

// Device memory with canaries on both sides; it grows, and is never freed.
class DeviceBytes {
    char* memory = nullptr;
    std::size_t capacity = 0, bytes = 0;

    static constexpr std::size_t guard = 512;  // of bytes on each side; keeps what follows aligned
    static constexpr int canary = 0xa5;

    static bool is_canary(const char* from) {
        char guarded[guard];
        check(PAREVAL_GPU(Memcpy)(guarded, from, guard, PAREVAL_GPU(MemcpyDeviceToHost)),
              "copying");
        for (char byte : guarded)
            if (byte != char(canary)) return false;
        return true;
    }

public:
    char* data() const { return memory + guard; }
    std::size_t size() const { return bytes; }

    // What was there before is lost.
    void resize(std::size_t n) {
        if (!memory || n > capacity) {
            if (memory) check(PAREVAL_GPU(Free)(memory), "freeing");
            check(PAREVAL_GPU(Malloc)(&memory, n + 2 * guard), "allocating");
            capacity = n;
        }
        bytes = n;
        check(PAREVAL_GPU(Memset)(memory, canary, capacity + 2 * guard), "filling");
    }
    void write(const void* from) {
        check(PAREVAL_GPU(Memcpy)(data(), from, bytes, PAREVAL_GPU(MemcpyHostToDevice)), "copying");
    }
    void read(void* to) const {
        check(PAREVAL_GPU(Memcpy)(to, data(), bytes, PAREVAL_GPU(MemcpyDeviceToHost)), "copying");
    }
    bool intact() const { return is_canary(memory) && is_canary(data() + bytes); }
};

// Moves the strings of a struct, or a string itself, from one memory to another, to which `texts` is
// copied as a whole: each pointer becomes that of the same place there.
struct Mover : Visitor {
    const char *from, *to;
    Mover(const char* f, const char* t) : from(f), to(t) {}
    void operator()(const char*& text) const { text = to + (text - from); }
    template <class T>
    void operator()(T&) const {}
};

// One pointer argument.
template <class T>
class Array {
    const char* name;
    DeviceBytes device;
    DeviceBytes texts;  // of what the elements point to
    std::string host_texts;

    // std::vector<bool> would have no bytes of its own.
    using Host =
        std::conditional_t<std::is_same_v<T, bool>, std::vector<unsigned char>, std::vector<T>>;

    static constexpr bool is_text = std::is_same_v<T, const char*>;
    static constexpr bool has_texts = is_text || is_packed<T>;

    template <class Archive>
    static void visit(Archive& archive, T& value) {
        if constexpr (is_text) archive(value);
        else fields(archive, value);
    }

public:
    explicit Array(const char* n) : name(n) {}

    T* data() const { return reinterpret_cast<T*>(device.data()); }
    std::size_t size() const { return device.size() / sizeof(T); }

    void load(const Slot& slot, const char* base) {
        if constexpr (has_texts) {
            load_texts(base + slot.offset);
        } else {
            device.resize(slot.bytes);
            device.write(base + slot.offset);
        }
    }

    void fill(std::size_t n, const T& value) {
        const Host host(n, value);
        device.resize(n * sizeof(T));
        device.write(host.data());
    }

    void save(Slot& slot, char* base) const { save(slot, base, values()); }

    // Only what is in front of the first element that still is as it was before the launch.
    void save_until(const T& untouched, Slot& slot, char* base) const {
        auto kept = values();
        std::size_t n = 0;
        while (n < kept.size() && std::memcmp(&kept[n], &untouched, sizeof(T))) ++n;
        kept.resize(n);
        save(slot, base, kept);
    }

private:
    Host values() const {
        if (!device.intact()) fail(std::string("the kernel wrote outside of the array ") + name);
        Host host(size());
        device.read(host.data());
        return host;
    }

    void save(Slot& slot, char* base, Host host) const {
        Packer packer{base + slot.offset, slot.room};
        if constexpr (has_texts) {
            Mover back(texts.data(), host_texts.data());
            packer(std::uint64_t(host.size()));
            for (auto& value : host) {
                visit(back, value);
                visit(packer, value);
            }
        } else {
            packer.raw(host.data(), host.size() * sizeof(T));
        }
        slot.bytes = packer.bytes;
    }

    void load_texts(const char* from) {
        std::deque<std::string> strings;
        Arena arena(from, strings);
        std::vector<T> host(arena.count());
        for (auto& value : host) visit(arena, value);
        host_texts.clear();
        for (const auto& text : strings) host_texts.append(text.c_str(), text.size() + 1);
        texts.resize(host_texts.size());
        texts.write(host_texts.data());
        // The texts were laid out in the order of the elements, one for each.
        std::size_t place = 0;
        std::size_t index = 0;
        auto put = [&](const char*& text) {
            text = texts.data() + place;
            place += strings[index++].size() + 1;
        };
        Putter<decltype(put)> putter(put);
        for (auto& value : host) visit(putter, value);
        device.resize(host.size() * sizeof(T));
        device.write(host.data());
    }

    template <class F>
    struct Putter : Visitor {
        F& put;
        explicit Putter(F& p) : put(p) {}
        void operator()(const char*& text) { put(text); }
        template <class U>
        void operator()(U&) {}
    };
};

}  // namespace pareval::gpu

#define PAREVAL_LAUNCH(geometry, kernel, ...)                                               \
    do {                                                                                    \
        const pareval::gpu::Geometry where = geometry;                                      \
        if (where.grid.x == 0) break;                                                       \
        kernel<<<where.grid, where.block>>>(__VA_ARGS__);                                   \
        pareval::gpu::check(PAREVAL_GPU(GetLastError)(), "the launch failed");              \
        pareval::gpu::check(PAREVAL_GPU(DeviceSynchronize)(), "the kernel did not finish"); \
    } while (false)
