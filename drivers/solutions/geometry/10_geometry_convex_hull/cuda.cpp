// More than 0 if the way from a over b to c turns left; exact for whole numbers, since nothing is fused.
__device__ double turn(Point a, Point b, Point c) {
    return __dsub_rn(__dmul_rn(b.x - a.x, c.y - a.y), __dmul_rn(b.y - a.y, c.x - a.x));
}

__device__ bool same(Point a, Point b) { return a.x == b.x && a.y == b.y; }

// Whether the corner that follows `from` is rather `other` than `best`: the outermost to the right.
__device__ bool follows(Point from, Point best, Point other) {
    const double side = turn(from, best, other);
    if (side != 0) return side < 0;
    return fabs(other.x - from.x) + fabs(other.y - from.y) >
           fabs(best.x - from.x) + fabs(best.y - from.y);
}

__device__ bool left_of(Point a, Point b) { return a.x < b.x || (a.x == b.x && a.y < b.y); }

// The best of the points, by one block: the leftmost if there is no `from`, else the corner after it.
// n if all points are the same as `from`.
__device__ size_t best_of(const Point* points, size_t n, const Point* from) {
    __shared__ size_t best[1024];
    auto better = [&](size_t other, size_t than) {
        if (other == n || than == n) return than == n && other != n;
        return from ? follows(*from, points[than], points[other])
                    : left_of(points[other], points[than]);
    };
    size_t own = n;
    for (size_t i = threadIdx.x; i < n; i += blockDim.x)
        if (!(from && same(points[i], *from)) && better(i, own)) own = i;
    __syncthreads();
    best[threadIdx.x] = own;
    __syncthreads();
    for (unsigned count = blockDim.x, half; count > 1; count = half) {
        half = (count + 1) / 2;
        if (threadIdx.x < count / 2 && better(best[threadIdx.x + half], best[threadIdx.x]))
            best[threadIdx.x] = best[threadIdx.x + half];
        __syncthreads();
    }
    return best[0];
}

// Gift wrapping by one block: from corner to corner, until the first one comes again (Jarvis, 1973).
__global__ void convexHull(const Point* points, size_t numPoints, Point* hull, size_t hullSize) {
    if (blockIdx.x > 0) return;
    const Point first = points[best_of(points, numPoints, nullptr)];
    Point corner = first;
    for (size_t corners = 0; corners < hullSize; ++corners) {
        if (threadIdx.x == 0) hull[corners] = corner;
        const size_t next = best_of(points, numPoints, &corner);
        if (next == numPoints || same(points[next], first)) return;
        corner = points[next];
    }
}
