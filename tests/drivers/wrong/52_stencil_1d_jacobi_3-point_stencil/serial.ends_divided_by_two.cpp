// expect: wrong_answer
void jacobi1D(std::vector<double> const& input, std::vector<double>& output) {
    for (size_t i = 0; i < input.size(); ++i) {
        double sum = input[i];
        int count = 1;
        if (i > 0) sum += input[i - 1], ++count;
        if (i + 1 < input.size()) sum += input[i + 1], ++count;
        output[i] = sum / count;
    }
}
