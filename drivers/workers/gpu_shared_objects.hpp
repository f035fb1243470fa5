#pragma once
// The arrays and variables that kernels declare `__shared__`, as the symbols of their file tell them.
#include <cxxabi.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <string>
#include <vector>

namespace pareval::gpu {

struct SharedObject {
    std::size_t offset, bytes;  // in the file's thread-local memory
    std::string name;
};

// `tile` of `_ZZ7averagePKdmPdE4tile`, the variable of a function.
inline std::string plain_name(const char* symbol) {
    int status = 0;
    char* readable = abi::__cxa_demangle(symbol, nullptr, nullptr, &status);
    std::string name = readable ? readable : symbol;
    std::free(readable);
    const auto scope = name.rfind("::");
    return scope == std::string::npos ? name : name.substr(scope + 2);
}

// A file in memory, for reading; nothing if it cannot be read.
class MappedFile {
    void* at = MAP_FAILED;
    std::size_t bytes = 0;

public:
    explicit MappedFile(const char* path) {
        const int file = open(path, O_RDONLY | O_CLOEXEC);
        struct stat status;
        if (file >= 0 && fstat(file, &status) == 0) {
            bytes = std::size_t(status.st_size);
            at = mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, file, 0);
        }
        if (file >= 0) close(file);
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile() {
        if (at != MAP_FAILED) munmap(at, bytes);
    }

    // `count` values at an offset, null if the file has not that many.
    template <class T>
    const T* values(std::size_t offset, std::size_t count) const {
        const bool there =
            at != MAP_FAILED && offset <= bytes && count <= (bytes - offset) / sizeof(T);
        return there ? reinterpret_cast<const T*>(static_cast<const char*>(at) + offset) : nullptr;
    }
};

// The thread-local variables of a loaded file; none if it cannot be read, or was stripped.
inline std::vector<SharedObject> thread_local_objects(const dl_phdr_info& loaded) {
    const MappedFile file(*loaded.dlpi_name ? loaded.dlpi_name : "/proc/self/exe");
    std::vector<SharedObject> objects;
    const auto header = file.values<ElfW(Ehdr)>(0, 1);
    if (!header) return objects;
    const auto sections = file.values<ElfW(Shdr)>(header->e_shoff, header->e_shnum);
    for (unsigned i = 0; sections && i < header->e_shnum; ++i) {
        const auto& table = sections[i];
        if (table.sh_type != SHT_SYMTAB || table.sh_link >= header->e_shnum) continue;
        const auto& texts = sections[table.sh_link];
        const auto count = table.sh_size / sizeof(ElfW(Sym));
        const auto symbols = file.values<ElfW(Sym)>(table.sh_offset, count);
        const auto names = file.values<char>(texts.sh_offset, texts.sh_size);
        for (std::size_t k = 0; symbols && names && k < count; ++k) {
            const auto& one = symbols[k];
            const bool is_thread_local =
                (one.st_info & 0xf) == STT_TLS && one.st_shndx != SHN_UNDEF;
            if (is_thread_local && one.st_size && one.st_name < texts.sh_size)
                objects.push_back({one.st_value, one.st_size, plain_name(names + one.st_name)});
        }
    }
    return objects;
}

}  // namespace pareval::gpu
