// expect: wrong_answer
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    std::vector<std::pair<double, double>> polar;
    for (auto z : x) polar.emplace_back(std::abs(z), std::arg(z));
    std::sort(polar.begin(), polar.end());
    for (size_t i = 0; i < x.size(); ++i) x[i] = std::polar(polar[i].first, polar[i].second);
}
