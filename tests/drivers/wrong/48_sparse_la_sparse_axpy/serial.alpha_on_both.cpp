// expect: wrong_answer
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
    for (const auto& element : x) z[element.index] += element.value;
    for (const auto& element : y) z[element.index] += element.value;
    for (auto& value : z) value *= alpha;
}
