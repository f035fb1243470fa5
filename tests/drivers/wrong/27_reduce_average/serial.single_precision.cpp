// expect: wrong_answer
double average(std::vector<double> const& x) {
    float sum = 0;
    for (double value : x) sum += float(value);
    return sum / float(x.size());
}
