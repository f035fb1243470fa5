// expect: wrong_answer
void sortIgnoreZero(std::vector<int>& x) {
    std::vector<int> values;
    for (int value : x)
        if (value != 0) values.push_back(value);
#pragma omp parallel
    {
        size_t thread = omp_get_thread_num(), threads = omp_get_num_threads();
        std::sort(values.begin() + values.size() * thread / threads,
                  values.begin() + values.size() * (thread + 1) / threads);
    }
    size_t next = 0;
    for (int& value : x)
        if (value != 0) value = values[next++];
}
