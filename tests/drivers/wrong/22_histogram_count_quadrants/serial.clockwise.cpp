// expect: wrong_answer
void countQuadrants(std::vector<Point> const& points, std::array<size_t, 4>& bins) {
    for (const auto& p : points)
        if (p.x >= 0) ++bins[p.y >= 0 ? 0 : 1];
        else ++bins[p.y >= 0 ? 3 : 2];
}
