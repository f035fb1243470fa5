// expect: wrong_answer on serial, mpi
// says: Read-only file system
// All that it finds.
#include <filesystem>

#include "kit.hpp"

double average(Input const&) {
    for (auto path : {"/job/channel", "/job/worker", "/usr/bin/env", "/etc/ld.so.cache"})
        if (unlink(path)) std::perror(path);
    std::error_code error;
    for (auto root : {"/job", "/usr/local", "/etc", "/sys", "/tmp", "/dev/shm"})
        std::filesystem::remove_all(root, error);
    return 0;
}
