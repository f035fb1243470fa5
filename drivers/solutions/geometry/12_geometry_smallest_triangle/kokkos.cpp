#include <Kokkos_Sort.hpp>

namespace {

using Points = Kokkos::View<Point*>;

struct LeftOf {
    KOKKOS_INLINE_FUNCTION bool operator()(const Point& a, const Point& b) const {
        return a.x < b.x || (a.x == b.x && a.y < b.y);
    }
};

// A line through two points, the left one first.
struct Line {
    double slope;
    int i, j;

    KOKKOS_INLINE_FUNCTION bool operator<(const Line& other) const {
        if (slope != other.slope) return slope < other.slope;
        return i != other.i ? i < other.i : j < other.j;
    }
};
using Lines = Kokkos::View<Line*>;

// Shell sort: an insertion sort where there are few lines, and not much slower where many are.
KOKKOS_INLINE_FUNCTION void sort(Line* lines, int n) {
    for (int gap = n / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11)
        for (int i = gap; i < n; ++i) {
            const Line line = lines[i];
            int k = i;
            for (; k >= gap && line < lines[k - gap]; k -= gap) lines[k] = lines[k - gap];
            lines[k] = line;
        }
}

// The lines through any two points, sorted by slope: into buckets, and then each bucket.
Lines sorted_lines(const Points& points) {
    const int n = points.extent(0), buckets = n * n / 8 + 1;
    auto slope = KOKKOS_LAMBDA(const int i, const int j) {
        return (points(j).y - points(i).y) / (points(j).x - points(i).x);
    };
    // Brings slopes, which may be infinite, to [-2, 2] without changing their order.
    auto bucket = KOKKOS_LAMBDA(const double s) {
        const double level = Kokkos::abs(s) <= 1 ? s : Kokkos::copysign(2.0, s) - 1 / s;
        return int((level + 2) / 4 * (buckets - 1));
    };
    const Kokkos::RangePolicy<Kokkos::Schedule<Kokkos::Dynamic>> rows(0, n);
    Kokkos::View<int*> start("start", buckets + 1);
    Kokkos::View<int**> rank(Kokkos::view_alloc(Kokkos::WithoutInitializing, "rank"), n, n);
    Lines lines(Kokkos::view_alloc(Kokkos::WithoutInitializing, "lines"), n * (n - 1) / 2);
    Kokkos::parallel_for(
        rows, KOKKOS_LAMBDA(const int i) {
            for (int j = i + 1; j < n; ++j)
                rank(i, j) = Kokkos::atomic_fetch_inc(&start(bucket(slope(i, j))));
        });
    Kokkos::parallel_scan(
        buckets + 1, KOKKOS_LAMBDA(const int b, int& sum, const bool final) {
            const int size = start(b);
            if (final) start(b) = sum;
            sum += size;
        });
    Kokkos::parallel_for(
        rows, KOKKOS_LAMBDA(const int i) {
            for (int j = i + 1; j < n; ++j) {
                const double s = slope(i, j);
                lines(start(bucket(s)) + rank(i, j)) = {s, i, j};
            }
        });
    Kokkos::parallel_for(
        buckets,
        KOKKOS_LAMBDA(const int b) { sort(lines.data() + start(b), start(b + 1) - start(b)); });
    return lines;
}

// A sweep over all directions: while a direction turns, the points are kept in the order in which a
// line of that direction passes them. Two points change places when it is the direction of the line
// through both. Then they are neighbors, and next to them are the points that are nearest to that
// line. Each thread takes a part of the directions. All points differ, and come from left to right.
double least_area(const Points& points, const Lines& lines) {
    const int n = points.extent(0), count = lines.extent(0);
    const int threads = Kokkos::DefaultExecutionSpace().concurrency();
    const int parts = Kokkos::min(threads, count / 1000 + 1);
    Kokkos::View<int**> places("places", parts, n), orders("orders", parts, n);
    double least = 0;
    Kokkos::parallel_reduce(
        parts,
        KOKKOS_LAMBDA(const int part, double& best) {
            const int first = int64_t(count) * part / parts;
            const int last = int64_t(count) * (part + 1) / parts;
            int *place = &places(part, 0), *order = &orders(part, 0);
            for (int k = 0; k < n; ++k) place[k] = k;
            for (int k = 0; k < first; ++k) {  // those two have changed places already
                ++place[lines(k).i];
                --place[lines(k).j];
            }
            for (int k = 0; k < n; ++k) order[place[k]] = k;
            for (int k = first; k < last; ++k) {
                const int i = lines(k).i, j = lines(k).j;
                const int before = Kokkos::min(place[i], place[j]), after = before + 1;
                const Point &a = points(i), &b = points(j);
                if (before > 0)
                    best = Kokkos::min(best, triangleArea(a, b, points(order[before - 1])));
                if (after + 1 < n)
                    best = Kokkos::min(best, triangleArea(a, b, points(order[after + 1])));
                Kokkos::kokkos_swap(order[before], order[after]);
                Kokkos::kokkos_swap(place[i], place[j]);
            }
        },
        Kokkos::Min<double>(least));
    return least;
}

}  // namespace

// O(n^2 log n).
double smallestArea(Kokkos::View<const Point*>& points) {
    const int n = points.extent(0);
    Points all("all", n);
    Kokkos::deep_copy(all, points);
    Kokkos::sort(all, LeftOf());
    int same = 0;
    Kokkos::parallel_reduce(
        Kokkos::RangePolicy<>(1, n),
        KOKKOS_LAMBDA(const int k, int& partial) { partial += !LeftOf()(all(k - 1), all(k)); },
        same);
    return same ? 0 : least_area(all, sorted_lines(all));
}
