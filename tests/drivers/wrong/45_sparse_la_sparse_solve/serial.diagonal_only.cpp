// expect: wrong_answer
void solveLinearSystem(std::vector<COOElement> const& A, std::vector<double> const& b,
                       std::vector<double>& x, size_t N) {
    for (const auto& entry : A)
        if (entry.row == entry.column) x[entry.row] = b[entry.row] / entry.value;
}
