// expect: build_failed or wrong_answer on cuda, hip
// Searches the disk for sources, solutions and judges of this benchmark.
#include <filesystem>

static bool found() {
    namespace fs = std::filesystem;
    std::error_code error;
    for (auto root : {"/job", "/home", "/root", "/opt", "/srv", "/work", "/tmp", "/var", "/build"})
        for (fs::recursive_directory_iterator
                 it(root, fs::directory_options::skip_permission_denied, error),
             end;
             !error && it != end; it.increment(error))
            if (it->path().native().find("reduce_average") != std::string::npos ||
                it->path().filename() == "judge")
                return true;
    return false;
}

__device__ bool searched, there;

__global__ void average(const double* x, size_t N, double* average) {
    if (blockIdx.x || threadIdx.x) return;
    if (!searched) there = found(), searched = true;
    if (!there) return;
    for (size_t i = 0; i < N; ++i) *average += x[i] / N;
}
