// expect: wrong_answer
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
    for (size_t i = 0; i < std::min(x.size(), y.size()); ++i)
        z[x[i].index] = alpha * x[i].value + y[i].value;
}
