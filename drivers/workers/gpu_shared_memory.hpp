#pragma once
// The shared memory of the block that runs. Arrays of a size known at compile time are thread-local
// variables of the candidate's file (`__shared__`); the other array is in guarded memory.
#include <dlfcn.h>
#include <link.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "gpu_shared_objects.hpp"
#include "pareval/gpu/guarded.hpp"
#include "pareval/gpu/thread.hpp"

namespace pareval::gpu {

class SharedMemory {
    // `__shared__` puts each variable into strides of its own, so that what is behind it in its last
    // one belongs to none.
    struct Stride {
        std::size_t end = shared_stride;  // of what may be touched; all of it if that is not known
        const SharedObject* object = nullptr;
        bool touched = false;
    };

    char* statics = nullptr;
    std::size_t static_bytes = 0;
    std::vector<SharedObject> objects;
    std::vector<Stride> strides;
    GuardedBytes array{"that is extern __shared__"};

public:
    using Image = std::vector<char>;

    void prepare(std::size_t bytes) {
        if (!statics) find_statics();
        array.resize(bytes);
        for (Stride& one : strides) one.touched = false;
    }
    char* dynamic() const { return array.data(); }
    std::size_t dynamic_bytes() const { return array.size(); }
    bool intact() const { return array.intact(); }
    bool is_static(const void* at) const {
        return std::size_t(static_cast<const char*>(at) - statics) < static_bytes;
    }
    bool contains(const void* at) const {
        return is_static(at) || (at >= dynamic() && at < dynamic() + dynamic_bytes());
    }

    // Whether all of an access to static memory is within one variable.
    bool allows(const void* at, std::size_t bytes) {
        const auto offset = std::size_t(static_cast<const char*>(at) - statics);
        Stride& stride = strides[offset / shared_stride];
        stride.touched = true;
        return offset % shared_stride + bytes <= stride.end;
    }
    // The variable in front of an address.
    std::string name_before(const void* at) const {
        const auto offset = std::size_t(static_cast<const char*>(at) - statics);
        const auto object = strides[offset / shared_stride].object;
        return object ? object->name : "";
    }
    // Bytes of the variables that a kernel made use of.
    std::size_t used_bytes() const {
        std::size_t bytes = dynamic_bytes();
        for (const SharedObject& one : objects) {
            const Stride& first = strides[one.offset / shared_stride];
            if (first.touched && first.object == &one) bytes += one.bytes;
        }
        return bytes;
    }

    // A block finds there what the one before it left, on hardware too; so anything will do that
    // makes a kernel fail if it relies on it.
    void spoil(int byte) {
        for (const SharedObject& one : objects) std::memset(statics + one.offset, byte, one.bytes);
        std::memset(dynamic(), byte, array.size());
    }
    void put_aside(Image& image) {
        image.clear();
        for (const SharedObject& one : objects)
            image.insert(image.end(), statics + one.offset, statics + one.offset + one.bytes);
        image.insert(image.end(), dynamic(), dynamic() + array.size());
    }
    void bring_back(const Image& image) {
        const char* from = image.data();
        for (const SharedObject& one : objects) {
            std::memcpy(statics + one.offset, from, one.bytes);
            from += one.bytes;
        }
        std::memcpy(dynamic(), from, array.size());
    }

private:
    // The thread-local variables of the file that this code is part of.
    void find_statics() {
        // So that there are some, and memory for them. It has a value, since mold 1.10 makes files
        // that cannot be loaded of variables so far apart if all of them begin as 0.
        static __shared__ char anchor = 1;
        // Linked last, so that what is behind the candidate's last variable is within all this, too.
        static __shared__ char behind;
        asm volatile("" ::"r"(&anchor), "r"(&behind) : "memory");
        Dl_info own;
        dladdr(reinterpret_cast<void*>(&find), &own);
        found = own.dli_fbase;
        dl_iterate_phdr(find, this);
        if (!statics) std::abort();
        if (objects.empty()) objects = {{0, static_bytes, ""}};
        strides.resize((static_bytes + shared_stride - 1) / shared_stride);
        for (const SharedObject& one : objects) own_strides(one);
    }

    // Strides that two variables are in are not watched; `__shared__` makes none.
    void own_strides(const SharedObject& object) {
        const auto end = std::min(object.offset + object.bytes, static_bytes);
        for (auto begin = object.offset; begin < end; begin += shared_stride) {
            Stride& one = strides[begin / shared_stride];
            const bool alone =
                !one.object && object.offset % shared_stride == 0 && !object.name.empty();
            one.end = alone ? std::min(end - begin, shared_stride) : shared_stride;
            one.object = &object;
        }
    }

    void* found = nullptr;
    static int find(dl_phdr_info* file, std::size_t, void* self) {
        auto memory = static_cast<SharedMemory*>(self);
        if (reinterpret_cast<void*>(file->dlpi_addr) != memory->found) return 0;
        for (int i = 0; i < file->dlpi_phnum; ++i)
            if (file->dlpi_phdr[i].p_type == PT_TLS)
                memory->static_bytes = file->dlpi_phdr[i].p_memsz;
        memory->statics = static_cast<char*>(file->dlpi_tls_data);
        memory->objects = thread_local_objects(*file);
        return 1;
    }
};

}  // namespace pareval::gpu
