// The published harness lacks <array>, so that nothing at all can be built.
void countQuadrants(std::vector<Point> const& points, std::array<size_t, 4>& bins) {
    for (const auto& p : points) ++bins[p.x >= 0 ? (p.y >= 0 ? 0 : 3) : (p.y >= 0 ? 1 : 2)];
}
