/*
function: edgeCount
description: |
  Return the number of edges of a directed graph.
  The graph has N >= 1 vertices, numbered from 0. A is its adjacency matrix: N rows and N columns,
  stored row by row. The element in row u and column v is 1 if there is an edge from vertex u to
  vertex v, and 0 if not. An edge from u to v and an edge from v to u are two edges. An edge from a
  vertex to itself is allowed, and is one edge like any other.
mpi: Every rank has all of A, and N. Return the number of edges on rank 0.
kokkos: int edgeCount(Kokkos::View<const int**> &A, size_t N)
gpu: void edgeCount(const int *A, size_t N, int *numEdges)
launch: at least N threads
initially: {numEdges: 0}
note:
  kokkos: A(u, v) is the element in row u and column v.
errata:
  - The published example halves the number of edges, as if the graph were undirected, while the
    published judge counts every edge of the directed graph. This one does too, and says so.
  - Published inputs join any two vertices with probability 1/2. Here the density varies, and empty,
    complete, acyclic and sparse graphs occur.
examples:
  - {A: [[1, 1, 0], [1, 0, 0], [0, 1, 0]], N: 3, return: 4}
  - {A: [[0, 1, 1, 1], [0, 0, 0, 0], [0, 0, 0, 1], [1, 0, 1, 0]], N: 4, return: 6}
*/
#include "pareval/problem.hpp"

//--- reference
int edgeCount(std::vector<int> const& A, size_t N) {
    int edges = 0;
    for (size_t u = 0; u < N; ++u)
        for (size_t v = 0; v < N; ++v)
            if (A[u * N + v] == 1) ++edges;
    return edges;
}

//--- problem
struct Problem {
    std::vector<int> A;
    std::size_t N = 0;
    int edges = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("A", &Problem::A, &Problem::N), scalar("N", &Problem::N),
                         returned(&Problem::edges));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 5, 7, 16, 33, 64, 100}; }
    static std::size_t timed_size() { return 5400; }

    // Each possible edge with the same, random probability.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        N = n;
        const double density = shape == Shape::equal ? double(random.below(2))
                               : shape == Shape::few ? 2.0 / n
                                                     : random.uniform(0.05, 0.95);
        A.assign(n * n, 0);
        for (std::size_t u = 0; u < n; ++u)
            for (std::size_t v = 0; v < n; ++v) {
                if (shape == Shape::sorted && v <= u) continue;   // no cycles
                if (shape == Shape::reversed && v > u) continue;  // no cycles but loops
                A[u * n + v] = random.chance(density);
            }
    }
};
