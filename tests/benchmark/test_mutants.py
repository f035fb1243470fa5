"""Which mistakes the operators make, and where they make none."""

import pytest

from pareval_agent.benchmark.mutant import Operator
from pareval_agent.benchmark.mutants import all_mutants, shuffled_mutants
from pareval_agent.drivers.catalog import Problem, load_problems
from pareval_agent.drivers.execution_model import ExecutionModel


def made(source: str, operator: Operator) -> list[str]:
    """The changed lines of all mutants of one operator."""
    return [mutant.after for mutant in all_mutants(source) if mutant.operator is operator]


@pytest.mark.parametrize(
    ("operator", "line", "expected"),
    [
        (Operator.ARITHMETIC, "z = a + b;", ["z = a - b;"]),
        (Operator.ARITHMETIC, "z += a / b;", ["z -= a / b;", "z += a * b;"]),
        (Operator.COMPARISON, "if (a < b && c) f();", ["if (a > b && c) f();", "if (a < b || c) f();"]),
        (Operator.COMPARISON, "z = std::min(a, b);", ["z = std::max(a, b);"]),
        (Operator.BOUNDARY, "for (i = 0; i < n; ++i) f();", ["for (i = 0; i <= n; ++i) f();"]),
        (Operator.BOUNDARY, "while (i >= 0) f();", ["while (i > 0) f();"]),
        (
            Operator.BOUNDARY,
            "std::sort(x.begin(), x.end());",
            ["std::sort(x.begin() + 1, x.end());", "std::sort(x.begin(), x.end() - 1);"],
        ),
        (Operator.INDEX, "z = x[i];", ["z = x[i + 1];", "z = x[i - 1];"]),
        (Operator.CONSTANT, "z = f(0, 0.5);", ["z = f(1, 0.5);", "z = f(0, (0.5 + 1));"]),
        (Operator.CONSTANT, "z = true;", ["z = false;"]),
        (
            Operator.CLAUSE,
            "#pragma omp parallel reduction(+ : sum) private(i)\nf();",
            ["#pragma omp parallel private(i) f();", "#pragma omp parallel reduction(+ : sum) f();"],
        ),
        (Operator.SYNCHRONISATION, "{\n#pragma omp atomic\nx += 1;\n}", [""]),
        (Operator.SYNCHRONISATION, "{\n#pragma omp for\nfor (;;) {}\nf();\n}", ["#pragma omp for nowait for (;;) {}"]),
        (Operator.SYNCHRONISATION, "team.team_barrier();", [";"]),
        (Operator.SYNCHRONISATION, "Kokkos::atomic_inc(&x(i));", ["([](auto* p) { ++*p; })(&x(i));"]),
        (Operator.COMMUNICATION, "{ MPI_Barrier(c); }", ["{ ; }"]),
        (
            Operator.COMMUNICATION,
            "MPI_Allreduce(a, b, 1, t, MPI_SUM, c);",
            ["MPI_Allreduce(a, b, 1, t, MPI_MAX, c);"],
        ),
        (Operator.DISTRIBUTION, "Kokkos::parallel_for(n, f);", ["Kokkos::parallel_for((n) - 1, f);"]),
        (
            Operator.DISTRIBUTION,
            'Kokkos::parallel_for("name", Kokkos::RangePolicy<>(0, n), f);',
            ['Kokkos::parallel_for("name", Kokkos::RangePolicy<>(0, (n) - 1), f);'],
        ),
    ],
)  # fmt: skip
def test_operator(operator: Operator, line: str, expected: list[str]) -> None:
    assert made(line, operator) == expected


KERNEL = "__global__ void f(const int* x, size_t N, size_t M, int* y) {{ {} }}"


@pytest.mark.parametrize(
    ("operator", "line", "expected"),
    [
        (Operator.BOUNDARY, "if (i < N) g();", ["if (i <= N) g();"]),
        (Operator.BOUNDARY, "if (i >= M || best < x) return;", ["if (i > M || best < x) return;"]),
        (Operator.BOUNDARY, "for (int i = 0; i < N; ++i) g();", ["for (int i = 0; i <= N; ++i) g();"]),
        (Operator.SYNCHRONISATION, "__syncthreads(); g();", ["; g();"]),
        (
            Operator.SYNCHRONISATION,
            "atomicAdd(&y[i], 1);",
            ["([](auto* p, auto v) { auto old = *p; *p = old + v; return old; })(&y[i], 1);"],
        ),
        (Operator.SYNCHRONISATION, "while (!atomicAdd(&y[i], 0)) {}", []),
        (Operator.DISTRIBUTION, "i = blockDim.x;", ["i = gridDim.x;"]),
        (Operator.DISTRIBUTION, "i = threadIdx.x + threadIdx.y;", ["i = blockIdx.x + threadIdx.y;"]),
        (Operator.DISTRIBUTION, "i += gridDim.x * blockDim.x;", []),
        (Operator.ARITHMETIC, "i += gridDim.x * blockDim.x;", []),
    ],
)  # fmt: skip
def test_operator_on_kernels(operator: Operator, line: str, expected: list[str]) -> None:
    assert made(KERNEL.format(line), operator) == [KERNEL.format(after) for after in expected]


def test_another_root_is_that_of_the_last_rank() -> None:
    (call, other) = made("{ MPI_Bcast(a, 1, t, 0, c); }", Operator.COMMUNICATION)
    assert call == "{ ; }"
    assert other == "{ MPI_Bcast(a, 1, t, [] { int n; MPI_Comm_size(MPI_COMM_WORLD, &n); return n - 1; }(), c); }"


def test_shares_are_off_by_one_where_they_stem_from_a_rank() -> None:
    source = "MPI_Comm_rank(c, &rank);\nconst size_t first = n * rank, last = first + k, other = n;\n"
    assert made(source, Operator.DISTRIBUTION) == [
        "const size_t first = (n * rank) + 1, last = first + k, other = n;",
        "const size_t first = (n * rank) - 1, last = first + k, other = n;",
        "const size_t first = n * rank, last = (first + k) + 1, other = n;",
        "const size_t first = n * rank, last = (first + k) - 1, other = n;",
    ]


def test_views_have_indexes_too() -> None:
    source = "using Row = Kokkos::View<int*>;\nvoid f(Row const& x, Kokkos::View<int**> y) { g(x(i), y(i, j), z(i)); }"
    assert [line.split("{")[1] for line in made(source, Operator.INDEX)] == [
        " g(x(i + 1), y(i, j), z(i)); }",
        " g(x(i - 1), y(i, j), z(i)); }",
        " g(x(i), y(i + 1, j), z(i)); }",
        " g(x(i), y(i - 1, j), z(i)); }",
        " g(x(i), y(i, j + 1), z(i)); }",
        " g(x(i), y(i, j - 1), z(i)); }",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "// a + b < 1",
        'f("a + b[0]");',
        "std::vector<int> x;",
        "double* x, &y;",
        "auto f = [](int a) {};",
        "constexpr size_t block = 1 << 10;",
        "x.reserve(a + 1);",
        "int counts[26];",
        "#pragma omp parallel for schedule(static, 1)\nf();",
        "#pragma omp declare reduction(nearer : T : omp_out = f(omp_in))\n",
        "#pragma omp parallel\n{\n#pragma omp for\nfor (;;) {}\n}",
        "Kokkos::fence();",
    ],
)
def test_no_mistake_is_made_in(source: str) -> None:
    assert [mutant.after for mutant in all_mutants(source)] == []


@pytest.mark.parametrize(
    ("loop", "expected"),
    [
        ("for (; k + 4 <= n; k += 4) f();", []),
        ("for (; n - k >= 4; k += 4) f();", []),
        ("for (k = first; k < n; k += block) f();", []),
        ("for (k = 0; k + 1 < n; k += 2) f();", ["for (k = 0; k + 1 <= n; k += 2) f();"]),
        ("for (k = 0; k < n; k += step) f();", ["for (k = 0; k <= n; k += step) f();"]),
    ],
)
def test_loops_over_blocks_have_no_boundary_of_their_own(loop: str, expected: list[str]) -> None:
    assert made(loop, Operator.BOUNDARY) == expected


def test_how_far_an_unrolled_loop_goes_changes_no_result() -> None:
    mutants = [mutant.after for mutant in all_mutants("for (; k + 4 <= n; k += 4) f();")]
    assert mutants == [
        "for (; k + 4 <= n; k -= 4) f();",
        "for (; k + 4 > n; k += 4) f();",
        "for (; k + 4 <= n; k += 5) f();",
    ]


def test_what_equals_the_least_so_far_is_no_boundary() -> None:
    assert made("while (f(i) < best) best = std::min(best, g(i));", Operator.BOUNDARY) == []
    assert made("while (f(i) < best) best = g(i);", Operator.BOUNDARY) == ["while (f(i) <= best) best = g(i);"]


def test_what_a_reduction_overwrites_may_hold_anything() -> None:
    loop = "Kokkos::parallel_reduce(n, KOKKOS_LAMBDA(int i, int& own) { own += x(i); }, Kokkos::Max<int>(most), sum);"
    lines = made(f"int sum = 0, most = 0, other = 0;\n{loop}", Operator.CONSTANT)
    assert lines == ["int sum = 0, most = 0, other = 1;"]


def test_a_directive_is_told_with_the_line_behind_it() -> None:
    (mutant,) = all_mutants("int f() {\n#pragma omp barrier\n    g();\n}")
    assert (mutant.line, mutant.before) == (2, "#pragma omp barrier g();")


def test_the_seed_decides_the_order() -> None:
    source = "for (i = 0; i < n; ++i) z[i] = a * x[i] + y[i];"
    one, same, other = (shuffled_mutants(source, seed) for seed in (1, 1, 2))
    assert one == same != other
    assert sorted(map(str, one)) == sorted(map(str, other)) == sorted(map(str, all_mutants(source)))
    kinds = len({mutant.operator for mutant in one})
    assert len({mutant.operator for mutant in one[:kinds]}) == kinds


@pytest.mark.parametrize("problem", load_problems().values(), ids=lambda problem: problem.id)
def test_every_expert_has_mutants(problem: Problem) -> None:
    files = [file for model in ExecutionModel if (file := problem.solution(model)).is_file()]
    assert len(files) == len(ExecutionModel)
    for file in files:
        source = file.read_text()
        mutants = all_mutants(source)
        assert len({mutant.source for mutant in mutants} - {source}) == len(mutants) > 0, file.name
