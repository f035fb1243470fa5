// expect: wrong_answer
void sortIgnoreZero(std::vector<int>& x) {
    std::vector<int> values;
    for (int value : x)
        if (value != 0) values.push_back(value);
    for (size_t phase = 0; phase < values.size() / 2; ++phase) {
#pragma omp parallel for
        for (size_t i = phase % 2; i < values.size() - 1; i += 2)
            if (values[i] > values[i + 1]) std::swap(values[i], values[i + 1]);
    }
    size_t next = 0;
    for (int& value : x)
        if (value != 0) value = values[next++];
}
