/*
function: maxDegree
description: |
  Return the highest degree of all vertices of an undirected graph. The degree of a vertex is the
  number of edges that end at it; it is 0 for an isolated vertex.
  The graph has N >= 1 vertices, numbered from 0. A is its adjacency matrix: N rows and N columns,
  stored row by row. The element in row u and column v is 1 if an edge joins the vertices u and v,
  and 0 if not. A is symmetric, and its diagonal is zero: no edge joins a vertex to itself.
mpi: Every rank has all of A, and N. Return the highest degree on rank 0.
kokkos: int maxDegree(Kokkos::View<const int**> &A, size_t N)
gpu: void maxDegree(const int *A, size_t N, int *maxDegree)
launch: at least N threads
initially: {maxDegree: 0}
note:
  kokkos: A(u, v) is the element in row u and column v.
errata:
  - Published inputs join any two vertices with probability 1/2, so the highest degree is always
    close to N / 2. Here it takes any value, and the vertex that has it any place.
examples:
  - {A: [[0, 1, 0, 1], [1, 0, 0, 1], [0, 0, 0, 1], [1, 1, 1, 0]], N: 4, return: 3}
  - {A: [[0, 0, 1], [0, 0, 0], [1, 0, 0]], N: 3, return: 1}
*/
#include "pareval/problem.hpp"

//--- reference
int maxDegree(std::vector<int> const& A, size_t N) {
    int highest = 0;
    for (size_t u = 0; u < N; ++u) {
        int degree = 0;
        for (size_t v = 0; v < N; ++v)
            if (A[u * N + v] == 1) ++degree;
        highest = std::max(highest, degree);
    }
    return highest;
}

//--- problem
struct Problem {
    std::vector<int> A;
    std::size_t N = 0;
    int highest = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("A", &Problem::A, &Problem::N), scalar("N", &Problem::N),
                         returned(&Problem::highest));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 5, 7, 16, 33, 64, 100}; }
    static std::size_t timed_size() { return 5600; }

    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        N = n;
        A.assign(n * n, 0);
        auto join = [&](std::size_t u, std::size_t v) {
            if (u != v) A[u * n + v] = A[v * n + u] = 1;
        };
        switch (shape) {
            case Shape::equal: {  // a ring of ever farther neighbors: all degrees are the same
                const std::size_t reach = random.below(n / 2 + 1);
                for (std::size_t u = 0; u < n; ++u)
                    for (std::size_t step = 1; step <= reach; ++step) join(u, (u + step) % n);
                break;
            }
            case Shape::sorted:      // degrees ascend
            case Shape::reversed: {  // or descend
                const std::size_t limit = random.below(2 * n);
                for (std::size_t u = 0; u < n; ++u)
                    for (std::size_t v = 0; v < u; ++v)
                        if (shape == Shape::sorted ? u + v > limit : u + v < limit) join(u, v);
                break;
            }
            default:  // a few edges, and one vertex, anywhere, with more of them than any other
                for (std::size_t k = 0; k < n * 2; ++k) join(random.below(n), random.below(n));
                if (shape == Shape::few) break;
                const std::size_t hub = random.below(n);
                const double share = random.uniform(0.0, 1.0);
                for (std::size_t v = 0; v < n; ++v)
                    if (random.chance(share)) join(hub, v);
        }
    }
};
