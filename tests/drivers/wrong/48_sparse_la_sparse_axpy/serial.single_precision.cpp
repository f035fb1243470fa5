// expect: wrong_answer
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
    for (const auto& element : y) z[element.index] = float(element.value);
    for (const auto& element : x) z[element.index] += float(alpha) * float(element.value);
}
