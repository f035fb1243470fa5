// expect: wrong_answer
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i) {
        double value = alpha * x[i].value;
        for (const auto& element : y)
            if (element.index == x[i].index) value += element.value;
        z[x[i].index] = value;
    }
}
