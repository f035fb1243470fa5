// expect: wrong_answer
size_t findFirstEven(std::vector<int> const& x) {
    size_t first = x.size();
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i)
        if (x[i] % 2 == 0) {
#pragma omp critical
            first = i;
        }
    return first;
}
