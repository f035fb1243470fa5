#pragma once
// The shared memory of the block that runs. Arrays of a size known at compile time are thread-local
// variables of the candidate's file (`__shared__`); the other array is in guarded memory.
#include <dlfcn.h>
#include <link.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "pareval/gpu/guarded.hpp"

namespace pareval::gpu {

class SharedMemory {
    char* statics = nullptr;
    std::size_t static_bytes = 0;
    GuardedBytes array;

public:
    using Image = std::vector<char>;

    void prepare(std::size_t bytes) {
        if (!statics) find_statics();
        array.resize(bytes);
    }
    char* dynamic() const { return array.data(); }
    std::size_t dynamic_bytes() const { return array.size(); }
    bool intact() const { return array.intact(); }
    bool contains(const void* at) const {
        return (at >= statics && at < statics + static_bytes) ||
               (at >= dynamic() && at < dynamic() + dynamic_bytes());
    }

    // A block finds there what the one before it left, on hardware too; so anything will do that
    // makes a kernel fail if it relies on it.
    void spoil(int byte) {
        std::memset(statics, byte, static_bytes);
        std::memset(dynamic(), byte, array.size());
    }
    void put_aside(Image& image) {
        image.resize(static_bytes + array.size());
        std::memcpy(image.data(), statics, static_bytes);
        std::memcpy(image.data() + static_bytes, dynamic(), array.size());
    }
    void bring_back(const Image& image) {
        std::memcpy(statics, image.data(), static_bytes);
        std::memcpy(dynamic(), image.data() + static_bytes, array.size());
    }

private:
    // The thread-local variables of the file that this code is part of.
    void find_statics() {
        static thread_local char anchor;  // so that there are some, and memory for them
        asm volatile("" ::"r"(&anchor));
        Dl_info own;
        dladdr(reinterpret_cast<void*>(&find), &own);
        found = own.dli_fbase;
        dl_iterate_phdr(find, this);
        if (!statics) std::abort();
    }

    void* found = nullptr;
    static int find(dl_phdr_info* file, std::size_t, void* self) {
        auto memory = static_cast<SharedMemory*>(self);
        if (reinterpret_cast<void*>(file->dlpi_addr) != memory->found) return 0;
        for (int i = 0; i < file->dlpi_phnum; ++i)
            if (file->dlpi_phdr[i].p_type == PT_TLS)
                memory->static_bytes = file->dlpi_phdr[i].p_memsz;
        memory->statics = static_cast<char*>(file->dlpi_tls_data);
        return 1;
    }
};

}  // namespace pareval::gpu
