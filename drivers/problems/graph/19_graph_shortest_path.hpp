/*
function: shortestPathLength
description: |
  Return the number of edges of a shortest path from vertex source to vertex dest of an undirected,
  unweighted graph: 0 if source and dest are the same vertex, -1 if there is no path.
  The graph has N >= 1 vertices, numbered from 0. A is its adjacency matrix: N rows and N columns,
  stored row by row. The element in row u and column v is 1 if an edge joins the vertices u and v,
  and 0 if not. A is symmetric, and its diagonal is zero.
mpi: Every rank has all of A, and N, source and dest. Return the length on rank 0.
kokkos: int shortestPathLength(Kokkos::View<const int**> &A, size_t N, int source, int dest)
gpu: void shortestPathLength(const int *A, size_t N, int source, int dest, int *pathLength)
launch: grid of N x N threads
initially: {pathLength: "INT_MAX"}
note:
  kokkos: A(u, v) is the element in row u and column v.
errata:
  - Published inputs always have a path, nearly always of 1 or 2 edges. Here any length from 0 to
    N - 1 occurs, and so do vertices that no path joins.
  - The published prompt does not say what to return if there is no path. Here it is -1; INT_MAX
    passes as well, as it does there.
  - The published kernel finds 0 in pathLength. Here it finds INT_MAX, so that a minimum may be
    taken with it.
examples:
  - A: [[0, 1, 0, 0, 1], [1, 0, 1, 0, 0], [0, 1, 0, 1, 0], [0, 0, 1, 0, 0], [1, 0, 0, 0, 0]]
    N: 5
    source: 4
    dest: 3
    return: 4
  - {A: [[0, 1, 0], [1, 0, 0], [0, 0, 0]], N: 3, source: 0, dest: 2, return: -1}
*/
#include "pareval/problem.hpp"

//--- reference
int shortestPathLength(std::vector<int> const& A, size_t N, int source, int dest) {
    std::vector<int> length(N, -1);
    std::queue<size_t> reached;
    length[source] = 0;
    reached.push(source);
    while (!reached.empty()) {
        size_t u = reached.front();
        reached.pop();
        for (size_t v = 0; v < N; ++v)
            if (A[u * N + v] && length[v] < 0) {
                length[v] = length[u] + 1;
                reached.push(v);
            }
    }
    return length[dest];
}

//--- problem
struct Problem {
    std::vector<int> A;
    std::size_t N = 0;
    int source = 0, dest = 0, length = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("A", &Problem::A, &Problem::N), scalar("N", &Problem::N),
                         scalar("source", &Problem::source), scalar("dest", &Problem::dest),
                         returned(&Problem::length));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 7, 16, 33, 64, 100}; }
    static std::size_t timed_size() { return 4096; }

    // INT_MAX stands for "no path" as well: the published benchmark leaves that open.
    static std::optional<pareval::Mismatch> wrong(const Problem& input, const Problem& got) {
        const int want = shortestPathLength(input.A, input.N, input.source, input.dest);
        if (got.length == want || (want == -1 && got.length == INT_MAX)) return {};
        return pareval::Mismatch{"the result differs", "return", std::to_string(want),
                                 std::to_string(got.length)};
    }

    // A graph on places 0 to n - 1, whose vertices then get random numbers. Lengths from 0 to n - 1
    // and "no path" all occur.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        N = n;
        A.assign(n * n, 0);
        std::vector<int> number(n);
        std::iota(number.begin(), number.end(), 0);
        if (shape != Shape::sorted)
            for (std::size_t k = n; k > 1; --k) std::swap(number[k - 1], number[random.below(k)]);
        auto join = [&](std::size_t a, std::size_t b) {
            if (a != b) A[number[a] * n + number[b]] = A[number[b] * n + number[a]] = 1;
        };
        source = number[random.below(n)];
        dest = number[random.below(n)];

        switch (shape) {
            case Shape::uniform: {  // a long strip, from end to end
                const std::size_t width = 2 + n / 50 + random.below(n / 50 + 1);
                for (std::size_t b = 1; b < n; ++b)
                    for (int edges = 0; edges < 3; ++edges)
                        join(b - 1 - random.below(std::min(b, width)), b);
                source = number[random.below(n / 20 + 1)];
                dest = number[n - 1 - random.below(n / 20 + 1)];
                break;
            }
            case Shape::equal:  // a ring
                for (std::size_t a = 0; a < n; ++a) join(a, (a + 1) % n);
                break;
            case Shape::sorted:  // a path, its vertices numbered in order
                for (std::size_t a = 1; a < n; ++a) join(a - 1, a);
                break;
            case Shape::reversed: {  // a grid
                const std::size_t side = std::size_t(std::sqrt(double(n)));
                for (std::size_t a = 0; a < n; ++a) {
                    if (a % side) join(a - 1, a);
                    if (a >= side) join(a - side, a);
                }
                break;
            }
            case Shape::few:  // as many random edges as vertices: some vertices cannot be reached
                for (std::size_t a = 0; a < n; ++a) join(random.below(n), random.below(n));
                break;
        }
    }
};
