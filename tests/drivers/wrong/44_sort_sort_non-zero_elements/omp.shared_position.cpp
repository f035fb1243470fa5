// expect: wrong_answer | crashed
void sortIgnoreZero(std::vector<int>& x) {
    std::vector<int> values;
    for (int value : x)
        if (value != 0) values.push_back(value);
    std::sort(values.begin(), values.end());
    size_t next = 0;
#pragma omp parallel for
    for (size_t i = 0; i < x.size(); ++i)
        if (x[i] != 0) {
            size_t mine;
#pragma omp atomic capture
            mine = next++;
            x[i] = values[mine];
        }
}
