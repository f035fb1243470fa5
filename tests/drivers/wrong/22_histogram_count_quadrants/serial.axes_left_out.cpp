// expect: wrong_answer
void countQuadrants(std::vector<Point> const& points, std::array<size_t, 4>& bins) {
    for (const auto& p : points)
        if (p.x > 0 && p.y > 0) ++bins[0];
        else if (p.x < 0 && p.y > 0) ++bins[1];
        else if (p.x < 0 && p.y < 0) ++bins[2];
        else if (p.x > 0 && p.y < 0) ++bins[3];
}
