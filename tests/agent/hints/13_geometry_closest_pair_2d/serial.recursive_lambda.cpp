double closestPair(std::vector<Point> const& points) {
    auto closest = [&](int start, int end) {
        if (end - start <= 1) return std::numeric_limits<double>::max();
        int mid = (start + end) / 2;
        return std::min(closest(start, mid), closest(mid, end));
    };
    return closest(0, points.size());
}
