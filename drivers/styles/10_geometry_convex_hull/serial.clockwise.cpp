// The true hull, clockwise and from its topmost corner: the published judge has one corner twice.
void convexHull(std::vector<Point> const& points, std::vector<Point>& hull) {
    auto sorted = points;
    std::sort(sorted.begin(), sorted.end(),
              [](Point a, Point b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
    auto turns_left = [](Point o, Point a, Point b) {
        return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x) > 0;
    };
    auto half = [&](auto first, auto last) {
        std::vector<Point> chain;
        for (auto p = first; p != last; ++p) {
            while (chain.size() > 1 && !turns_left(chain[chain.size() - 2], chain.back(), *p))
                chain.pop_back();
            if (chain.empty() || chain.back().x != p->x || chain.back().y != p->y)
                chain.push_back(*p);
        }
        return chain;
    };
    auto lower = half(sorted.begin(), sorted.end()), upper = half(sorted.rbegin(), sorted.rend());
    hull = lower;
    if (!hull.empty()) hull.pop_back();
    hull.insert(hull.end(), upper.begin(), upper.end());
    if (hull.size() > 1) hull.pop_back();
    std::reverse(hull.begin(), hull.end());
    std::rotate(
        hull.begin(),
        std::max_element(hull.begin(), hull.end(), [](Point a, Point b) { return a.y < b.y; }),
        hull.end());
}
