// expect: wrong_answer
void sparseAxpy(double alpha, std::vector<Element> const& x, std::vector<Element> const& y,
                std::vector<double>& z) {
    size_t i = 0, j = 0;
    while (i < x.size() || j < y.size()) {
        if (j == y.size() || (i < x.size() && x[i].index < y[j].index))
            z.push_back(alpha * x[i++].value);
        else if (i == x.size() || y[j].index < x[i].index) z.push_back(y[j++].value);
        else z.push_back(alpha * x[i++].value + y[j++].value);
    }
}
