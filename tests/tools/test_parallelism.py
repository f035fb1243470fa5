"""What counts as use of an execution model, and what only looks like it."""

import pytest

from pareval_agent.tools.parallelism import missing_parallelism

NO_OMP = "no OpenMP directive that opens a parallel region (#pragma omp parallel …)"
NO_MPI = "no MPI call that communicates (MPI_Allreduce, MPI_Send …)"
NO_KOKKOS = "no parallel Kokkos operation (Kokkos::parallel_for …)"
NO_KERNEL = "no __global__ kernel"

PARALLEL = {
    "omp": [
        "#pragma omp parallel for\nfor (;;) {}",
        "  #  pragma\tomp   parallel for reduction(+:s)\nfor (;;) {}",
        "#pragma omp \\\n    parallel \\\r\n for\nfor (;;) {}",
        "#pra\\\ngma omp par\\\nallel\n{}",
        "#pragma omp /* the */ parallel // region\n{}",
        "/* first */ #pragma omp parallel\n{}",
        "#pragma omp target teams distribute parallel for simd map(tofrom: a)\nfor (;;) {}",
        "#pragma omp parallel\n#pragma omp single\n#pragma omp taskloop\nfor (;;) {}",
        '_Pragma("omp parallel for") for (;;) {}',
        "[[omp::directive(parallel for)]] for (;;) {}",
        "#ifdef _OPENMP\n#pragma omp parallel\n{}\n#endif",
        "#ifdef _OPENMP\nx;\n#else\n#pragma omp parallel\n{}\n#endif",
        "#if 0\nx;\n#else\n#pragma omp parallel\n{}\n#endif",
        "#if 0\nx;\n#elif defined(_OPENMP)\n#pragma omp parallel\n{}\n#endif",
        "#if 1\n#pragma omp parallel\n{}\n#endif",
        "#if 0\n#if 1\n#endif\n#endif\n#pragma omp parallel\n{}",
        '#define LOOP _Pragma("omp parallel for")\nLOOP for (;;) {}',
        '#define A(n) _Pragma("omp parallel for")\n#define B A(1)\nB for (;;) {}',
        'auto s = "/*";\n#pragma omp parallel\n{} // */',
    ],
    "mpi": [
        *(
            f"MPI_{name}(x);"
            for name in ["Send", "Irecv", "Sendrecv_replace", "Mrecv", "Bcast", "Allreduce", "Ialltoallv"]
        ),
        *(f"MPI_{name}(x);" for name in ["Gatherv", "Exscan", "Reduce_scatter_block", "Put", "Rget", "Allreduce_init"]),
        *(f"MPI_{name}(x);" for name in ["Neighbor_alltoallw", "Fetch_and_op", "Bcast_c", "Psend_init", "Iscatter"]),
        "MPI_Scatter (x);",
        "PMPI_Reduce(x);",
        "#define SUM(x) MPI_Allreduce(x)\nSUM(y);",
    ],
    "kokkos": [
        "Kokkos::parallel_for(n, f);",
        "Kokkos::parallel_reduce<Tag>(n, f);",
        "using namespace Kokkos;\nparallel_scan(n, f);",
        "namespace K = Kokkos;\nK::parallel_for(n, f);",
        "Kokkos::sort(x);",
        "Kokkos::Experimental::inclusive_scan(a, b, c);",
    ],
    "cuda": ["__global__ void f() {}"],
    "hip": ["__global__ void f() {}"],
    "mpi+omp": ["#pragma omp parallel\n{}\nMPI_Reduce(x);"],
    "serial": ["", "x;", "#pragma omp parallel\n{}"],
}
LACKING = {
    "omp": [
        "for (;;) {}",
        "// #pragma omp parallel for\n",
        "// \\\n#pragma omp parallel for\n",
        "/*\n#pragma omp parallel for\n*/",
        '"\\\n#pragma omp parallel for\\\n";',
        'R"(\n#pragma omp parallel for\n)";',
        'f("_Pragma(\\"omp parallel\\")");',
        "#pragma omp simd\n",
        "#pragma omp for\n",
        "#pragma omp simd if(parallel: 1)\n",
        "#pragma omp critical(parallel)\n",
        "#pragma omp cancel parallel\n",
        "#pragma acc parallel loop\n",
        "#pragma ompx parallel\n",
        "#pragma omp\n",
        "_Pragma(",
        "int directive(parallel_t p);",
        "#if 0\n#pragma omp parallel\n#endif",
        "#if false\n#ifdef A\n#pragma omp parallel\n#endif\n#pragma omp parallel\n#endif",
        "#if 1\nx;\n#else\n#pragma omp parallel\n#endif",
        "#if 1\nx;\n#elif A\n#pragma omp parallel\n#else\n#pragma omp parallel\n#endif",
        "#if A\nx;\n#elif 0\n#pragma omp parallel\n#endif",
        "#if A\n#elif 1\n#else\n#pragma omp parallel\n#endif",
        '#define LOOP _Pragma("omp parallel for")\nfor (;;) {}',
        "std::thread t(f);",
        "omp_set_num_threads(4);",
    ],
    "mpi": [
        "MPI_Init(0, 0); MPI_Comm_rank(c, &r); MPI_Comm_size(c, &s); MPI_Wtime(); MPI_Abort(c, 1); MPI_Finalize();",
        "MPI_Barrier(c);",
        "MPI_Reduce_local(a, b, n, t, o);",
        "MPI_Get_count(&s, t, &n);",
        "// MPI_Allreduce(x);",
        '"MPI_Allreduce(x);"',
        "#if 0\nMPI_Allreduce(x);\n#endif",
        "#define SUM(x) MPI_Allreduce(x)\n",
        "int my_MPI_Send(int);",
    ],
    "kokkos": ["Kokkos::View<int*> x; Kokkos::deep_copy(x, 1);", "parallel_for(n, f);", "// Kokkos::parallel_for"],
    "cuda": ["__device__ void f() {}", "// __global__"],
    "hip": ["void f() {}", '"__global__"'],
}  # fmt: skip
REASONS = {"omp": NO_OMP, "mpi": NO_MPI, "kokkos": NO_KOKKOS, "cuda": NO_KERNEL, "hip": NO_KERNEL}


@pytest.mark.parametrize(("model", "source"), [(model, source) for model in PARALLEL for source in PARALLEL[model]])
def test_nothing_is_missing(model: str, source: str) -> None:
    assert missing_parallelism(source, model=model) is None


@pytest.mark.parametrize(("model", "source"), [(model, source) for model in LACKING for source in LACKING[model]])
def test_something_is_missing(model: str, source: str) -> None:
    assert missing_parallelism(source, model=model) == f"The code has {REASONS[model]}."


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("", f"The code has {NO_MPI} and {NO_OMP}."),
        ("#pragma omp parallel\n{}", f"The code has {NO_MPI}."),
        ("MPI_Bcast(x);", f"The code has {NO_OMP}."),
    ],
)
def test_mpi_with_omp_needs_both(source: str, missing: str) -> None:
    assert missing_parallelism(source, model="mpi+omp") == missing
