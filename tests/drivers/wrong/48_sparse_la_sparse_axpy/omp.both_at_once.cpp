// expect: wrong_answer
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
#pragma omp parallel sections
    {
#pragma omp section
        for (const auto& element : x) z[element.index] += alpha * element.value;
#pragma omp section
        for (const auto& element : y) z[element.index] = element.value;
    }
}
