// expect: wrong_answer
void countQuadrants(std::vector<Point> const& points, std::array<size_t, 4>& bins) {
    for (const auto& p : points) {
        bool left = std::signbit(p.x), below = std::signbit(p.y);
        ++bins[below ? (left ? 2 : 3) : (left ? 1 : 0)];
    }
}
