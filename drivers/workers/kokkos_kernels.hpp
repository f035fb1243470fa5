#pragma once
// Counts the kernels that Kokkos launches on threads, by the callbacks that its tools use.
#include <Kokkos_Core.hpp>
#include <cstdint>
#include <string_view>

namespace pareval {

inline unsigned kernels = 0;

// Of Kokkos itself, when a view is made, filled, copied or freed: no work of a candidate's.
inline bool only_moves_data(std::string_view name) {
    for (std::string_view own : {"Kokkos::View", "Kokkos::Impl::host_space_deepcopy"})
        if (name.substr(0, own.size()) == own) return true;
    return false;
}

inline void count_kernel(const char* name, std::uint32_t device, std::uint64_t*) {
    using namespace Kokkos::Tools::Experimental;
    const bool on_threads = identifier_from_devid(device).type != DeviceType::Serial;
    if (on_threads && !only_moves_data(name)) ++kernels;
}

// While it lives, kernels are counted; without, they pay nothing for it.
struct CountedKernels {
    static void call_back(Kokkos_Profiling_beginFunction function) {
        using namespace Kokkos::Tools::Experimental;
        set_begin_parallel_for_callback(function);
        set_begin_parallel_reduce_callback(function);
        set_begin_parallel_scan_callback(function);
    }
    CountedKernels() {
        kernels = 0;
        call_back(count_kernel);
    }
    ~CountedKernels() { call_back(nullptr); }
};

}  // namespace pareval
