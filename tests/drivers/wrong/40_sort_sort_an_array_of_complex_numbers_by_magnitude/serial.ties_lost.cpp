// expect: wrong_answer
void sortComplexByMagnitude(std::vector<std::complex<double>>& x) {
    std::map<double, std::complex<double>> by_magnitude;
    for (auto z : x) by_magnitude[std::abs(z)] = z;
    x.clear();
    for (auto& entry : by_magnitude) x.push_back(entry.second);
}
