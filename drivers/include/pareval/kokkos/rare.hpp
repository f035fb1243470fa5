#pragma once
// Functions of Kokkos that are called in exceptional cases only: where a launch is observed by a
// tool, and for warnings. Said here, before Kokkos declares them, so that what leads to such a call is
// not inlined and optimised in each kernel. Under another version these may be overloads that nobody
// calls.
#include <cstdint>
#include <string>

namespace Kokkos::Tools {
[[gnu::cold]] void beginParallelFor(const std::string&, const std::uint32_t, std::uint64_t*);
[[gnu::cold]] void beginParallelReduce(const std::string&, const std::uint32_t, std::uint64_t*);
[[gnu::cold]] void beginParallelScan(const std::string&, const std::uint32_t, std::uint64_t*);
[[gnu::cold]] void endParallelFor(const std::uint64_t);
[[gnu::cold]] void endParallelReduce(const std::uint64_t);
[[gnu::cold]] void endParallelScan(const std::uint64_t);
}  // namespace Kokkos::Tools

namespace Kokkos::Impl {
[[gnu::cold]] void log_warning(const std::string&);
}  // namespace Kokkos::Impl
