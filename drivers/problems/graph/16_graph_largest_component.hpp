/*
function: largestComponent
description: |
  Return the number of vertices of the largest component of an undirected graph. Two vertices are in
  the same component if a path of edges leads from one to the other; a vertex without any edges is a
  component of its own, of size 1.
  The graph has N >= 1 vertices, numbered from 0. A is its adjacency matrix: N rows and N columns,
  stored row by row. The element in row u and column v is 1 if an edge joins the vertices u and v,
  and 0 if not. A is symmetric, and its diagonal is zero: no edge joins a vertex to itself.
mpi: Every rank has all of A, and N. Return the size of the largest component on rank 0.
kokkos: int largestComponent(Kokkos::View<const int**> &A, size_t N)
gpu: void largestComponent(const int *A, size_t N, int *largestComponentSize)
launch: grid of N x N threads
initially: {largestComponentSize: 0}
note:
  kokkos: A(u, v) is the element in row u and column v.
errata:
  - Published inputs join any two vertices with probability 1/2, so all of them are one component
    and the answer N always passes. Here the number of components and their sizes vary widely.
examples:
  - A: [[0, 0, 1, 0, 0], [0, 0, 0, 0, 1], [1, 0, 0, 1, 0], [0, 0, 1, 0, 0], [0, 1, 0, 0, 0]]
    N: 5
    return: 3
  - {A: [[0, 0], [0, 0]], N: 2, return: 1}
*/
#include "pareval/problem.hpp"

//--- reference
namespace detail {

// Removes the component of u from the vertices that are left, and returns its size.
int remove_component(std::vector<int> const& A, size_t N, size_t u, std::vector<bool>& left) {
    int size = 0;
    std::queue<size_t> reached;
    left[u] = false;
    reached.push(u);
    for (; !reached.empty(); reached.pop(), ++size)
        for (size_t v = 0; v < N; ++v)
            if (left[v] && A[reached.front() * N + v]) {
                left[v] = false;
                reached.push(v);
            }
    return size;
}

}  // namespace detail

int largestComponent(std::vector<int> const& A, size_t N) {
    int largest = 0;
    std::vector<bool> left(N, true);
    for (size_t u = 0; u < N; ++u)
        if (left[u]) largest = std::max(largest, detail::remove_component(A, N, u, left));
    return largest;
}

//--- problem
struct Problem {
    std::vector<int> A;
    std::size_t N = 0;
    int largest = 0;

    static auto args() {
        using namespace pareval;
        return arguments(in("A", &Problem::A, &Problem::N), scalar("N", &Problem::N),
                         returned(&Problem::largest));
    }
    static std::vector<std::size_t> sizes() { return {1, 2, 3, 5, 7, 16, 33, 64, 100}; }
    static std::size_t timed_size() { return 5600; }

    // Clusters of random kinds and sizes, whose vertices then get random numbers. How many there
    // are, and how large they are, ranges from 1 to n.
    void generate(pareval::Random& random, std::size_t n, pareval::Shape shape) {
        using pareval::Shape;
        N = n;
        A.assign(n * n, 0);
        number.resize(n);
        std::iota(number.begin(), number.end(), 0);
        if (shape == Shape::reversed) std::reverse(number.begin(), number.end());
        else if (shape != Shape::sorted)
            for (std::size_t k = n; k > 1; --k) std::swap(number[k - 1], number[random.below(k)]);

        if (shape == Shape::few) {  // random edges, about as many as it takes to have one component
            const std::size_t edges = n * random.uniform(0.0, 2.5);
            for (std::size_t k = 0; k < edges; ++k) join(random.below(n), random.below(n));
            return;
        }
        const std::size_t most = std::lround(std::pow(n, random.uniform(0.3, 1.0)));
        for (std::size_t first = 0, last = 0; first < n; first = last) {
            last = std::min(n, first + (shape == Shape::equal ? most : 1 + random.below(most)));
            cluster(random, first, last);
        }
    }

private:
    std::vector<std::size_t> number;

    void join(std::size_t a, std::size_t b) {
        if (a != b) A[number[a] * N + number[b]] = A[number[b] * N + number[a]] = 1;
    }

    void cluster(pareval::Random& random, std::size_t first, std::size_t last) {
        const std::size_t kind = random.below(6);
        for (std::size_t b = first + 1; b < last; ++b) {
            switch (kind) {
                case 0: join(b - 1, b); break;                            // a path
                case 1: join(first, b); break;                            // a star
                case 2: join(first + random.below(b - first), b); break;  // a tree
                case 3:                                                   // a tree with cycles
                    for (int k = 0; k < 4; ++k) join(first + random.below(b - first), b);
                    break;
                case 4: break;  // no edges at all
                default:        // complete, or a broad band
                    for (std::size_t a = b - std::min<std::size_t>(b - first, 50); a < b; ++a)
                        join(a, b);
            }
        }
    }
};
