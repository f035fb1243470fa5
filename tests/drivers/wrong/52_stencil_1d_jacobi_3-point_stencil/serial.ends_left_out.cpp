// expect: wrong_answer
void jacobi1D(std::vector<double> const& input, std::vector<double>& output) {
    for (size_t i = 1; i + 1 < input.size(); ++i)
        output[i] = (input[i - 1] + input[i] + input[i + 1]) / 3.0;
}
