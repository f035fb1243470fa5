// What generated code may rely on having in scope. Precompiled once per execution model.
#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <cfloat>
#include <climits>
#include <cmath>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <functional>
#include <iostream>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <queue>
#include <random>
#include <set>
#include <stack>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>
#if defined(PAREVAL_MPI)
#include <mpi.h>
// Open MPI 4 takes the minimum and the maximum of unsigned longs as if they were signed
// (open-mpi/ompi#10525), and right code would fail.
#if defined(OMPI_MAJOR_VERSION) && OMPI_MAJOR_VERSION < 5
#undef MPI_UNSIGNED_LONG
#define MPI_UNSIGNED_LONG MPI_UINT64_T
#endif
#endif
#if defined(_OPENMP)
#include <omp.h>
#endif
#if defined(PAREVAL_KOKKOS)
#include <Kokkos_Core.hpp>
#endif
