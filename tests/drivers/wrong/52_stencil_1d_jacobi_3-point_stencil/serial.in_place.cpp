// expect: wrong_answer
void jacobi1D(std::vector<double> const& input, std::vector<double>& output) {
    output = input;
    for (size_t i = 0; i < output.size(); ++i) {
        double left = i > 0 ? output[i - 1] : 0;
        double right = i + 1 < output.size() ? output[i + 1] : 0;
        output[i] = (left + output[i] + right) / 3.0;
    }
}
