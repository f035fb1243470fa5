"""The items of C++ text at its outermost level."""

import pytest

from pareval_agent.tools.cpp_items import CppText, ItemKind
from pareval_agent.tools.cpp_shape import shape

DIRECTIVE, FUNCTION, TYPE, SCOPE = ItemKind.DIRECTIVE, ItemKind.FUNCTION, ItemKind.TYPE, ItemKind.SCOPE
DECLARATION, STATEMENT, STRAY, UNFINISHED = (
    ItemKind.DECLARATION,
    ItemKind.STATEMENT,
    ItemKind.STRAY,
    ItemKind.UNFINISHED,
)
ONE_ITEM = {
    "#include <a>": (DIRECTIVE, None),
    "#define N(x) x": (DIRECTIVE, "N"),
    "double f(double x) { return x; }": (FUNCTION, "f"),
    "template <typename T, class U = v<T>> static inline T f(T a, U b = {1}) { if (a < b) return 3; }": (FUNCTION, "f"),
    "template <> double f<int>(int a) { }": (FUNCTION, "f"),
    "[[nodiscard]] double f(double (*h)(int)) noexcept { return 1; }": (FUNCTION, "f"),
    "__attribute__((noinline)) int f() { }": (FUNCTION, "f"),
    "__global__ void __launch_bounds__(256) f(const double *x) { }": (FUNCTION, "f"),
    'extern "C" double f(int x) { return 1; }': (FUNCTION, "f"),
    "auto f(int x) -> std::vector<int> { return {}; }": (FUNCTION, "f"),
    "std::array<size_t, 4> f(struct P p) { }": (FUNCTION, "f"),
    "struct P f() { }": (FUNCTION, "f"),
    "void f() { never closed": (FUNCTION, "f"),
    "main() { }": (FUNCTION, "main"),
    "P& operator+=(P& a, P const& b) { return a; }": (FUNCTION, "operator"),
    "bool operator()(int a) const { }": (FUNCTION, "operator"),
    "void S::f(int x) { }": (FUNCTION, None),
    "struct P { double x, y; };": (TYPE, "P"),
    "struct P { int a; } p, *q;": (TYPE, "P"),
    "template <class T> struct P : public Q<T> { T a; };": (TYPE, "P"),
    "enum class E : int { A, B };": (TYPE, "E"),
    "struct alignas(16) P { };": (TYPE, "P"),
    "using X = int;": (TYPE, "X"),
    "using std::max;": (TYPE, "max"),
    "typedef struct { int a; } P;": (TYPE, "P"),
    "using namespace std;": (DECLARATION, None),
    "namespace a::b { int z() {} }": (SCOPE, "a"),
    "namespace { int z; }": (SCOPE, None),
    "inline namespace k { int y; }": (SCOPE, "k"),
    'extern "C" { int f(); }': (SCOPE, None),
    "int f(int);": (DECLARATION, "f"),
    "auto f = [](int a) { return a; };": (DECLARATION, "f"),
    "const int t[] = {1, 2};": (DECLARATION, "t"),
    "std::vector<std::vector<int>> v(n);": (DECLARATION, "v"),
    "inline constexpr int k{3};": (DECLARATION, "k"),
    "unsigned long n;": (DECLARATION, "n"),
    "struct P;": (DECLARATION, "P"),
    "static_assert(sizeof(int) == 4);": (DECLARATION, "static_assert"),
    ";": (DECLARATION, None),
    "for (int i = 0; i < n; ++i) { x; }": (STATEMENT, None),
    "for (;;) x = {1, 2};": (STATEMENT, None),
    "else if (a) { b; }": (STATEMENT, None),
    "do { x; }": (STATEMENT, None),
    "{ x; }": (STATEMENT, None),
    "return P{1, 2};": (STATEMENT, None),
    "LOOP(i, n) { x; }": (STATEMENT, None),
    "std::sort(a, b, [](int c, int d) { return c < d; });": (STATEMENT, None),
    "Kokkos::parallel_for<Tag>(n, KOKKOS_LAMBDA(int i) { x; });": (STATEMENT, None),
    "std::cout << a << b;": (STATEMENT, None),
    "x[i] = P{1};": (STATEMENT, "x"),
    "*p = 3;": (STATEMENT, None),
    "++i;": (STATEMENT, None),
    "[&] { x; }();": (STATEMENT, None),
    "}": (STRAY, None),
    "Hello world": (UNFINISHED, None),
    "[1, 2, 3]": (UNFINISHED, None),
    "template <": (UNFINISHED, None),
    "int f() {": (UNFINISHED, None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ONE_ITEM.items(), ids=ONE_ITEM.keys())
def test_one_item(text: str, expected: tuple[ItemKind, str | None]) -> None:
    (item,) = CppText(f"// before\n{text} /* behind */").items
    assert (item.kind, item.name) == expected


def test_items_follow_each_other() -> None:
    texts = [
        text for text in ONE_ITEM if "never" not in text and text not in {"Hello world", "[1, 2, 3]", "template <"}
    ]
    items = CppText("\n".join(texts)).items
    assert [(item.kind, item.name) for item in items] == [ONE_ITEM[text] for text in texts]


def test_a_class_without_its_semicolon_does_not_swallow_a_function() -> None:
    items = CppText("struct P { int a; }\nint f() { }\nstruct Q { }\nQ g() { }").items
    assert [(item.kind, item.name) for item in items] == [(TYPE, "P"), (FUNCTION, "f"), (TYPE, "Q"), (FUNCTION, "g")]


def test_a_linkage_block_shows_its_items_one_level_deep() -> None:
    code = CppText('extern "C" { int f() { } extern "C" { int g() { } } }\nint h() { }')
    assert [item.name for item in code.declared if item.kind is FUNCTION] == ["f", "h"]


def test_blocks_nested_beyond_reason_do_not_exhaust_the_stack() -> None:
    assert CppText('extern "C" {' * 5000).items


def test_parts_can_be_left_out() -> None:
    code = CppText("int f();\nint main() { }\nint g();")
    assert code.part(4, len(code.text), without=[code.items[1]]) == "f();\n\nint g();"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("double f(std::vector<double> const& x)", "double g(const std::vector<double> &values)", True),
        ("double f(std::vector<double> const& x)", "static inline double g(vector<double> const & = {})", True),
        ("void f(std::array<size_t, 10> &bins)", "void g(std::array<size_t, 10>& b)", True),
        ("__global__ void f(size_t bins[26], size_t N)", 'extern "C" __global__ void g(size_t b[26], size_t)', True),
        ("__global__ void f(int n)", "__launch_bounds__(256) __global__ void g(int n)", True),
        ("void f(unsigned int)", "void g(unsigned int n)", True),
        ("void f()", "void g( )", True),
        ("double f(std::vector<double> const& x)", "double g(std::vector<float> const& x)", False),
        ("double f(std::vector<double> const& x)", "double g(std::vector<double> x)", False),
        ("double f(std::vector<double> const& x)", "int g(std::vector<double> const& x)", False),
        ("void f(int a, int b)", "void g(int a)", False),
        ("void f(size_t bins[26])", "void g(size_t bins[10])", False),
        ("__global__ void f(int n)", "void g(int n)", False),
    ],
)
def test_shapes(one: str, other: str, same: bool) -> None:
    shapes = [shape(CppText(text + " { }").items[0]) for text in (one, other)]
    assert (shapes[0] == shapes[1]) is same


@pytest.mark.parametrize(
    ("result", "nothing"), [("void", True), ("static void", True), ("void *", False), ("int", False)]
)
def test_whether_a_function_returns_something(result: str, nothing: bool) -> None:
    assert shape(CppText(f"{result} f() {{ }}").items[0]).returns_nothing is nothing
