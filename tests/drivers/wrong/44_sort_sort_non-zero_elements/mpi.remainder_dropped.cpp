// expect: wrong_answer
void sortIgnoreZero(std::vector<int>& x) {
    int rank, size;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    MPI_Comm_size(MPI_COMM_WORLD, &size);

    std::vector<int> values;
    for (int value : x)
        if (value != 0) values.push_back(value);
    int chunk = values.size() / size;
    std::vector<int> own(values.begin() + rank * chunk, values.begin() + (rank + 1) * chunk);
    std::sort(own.begin(), own.end());
    MPI_Gather(own.data(), chunk, MPI_INT, values.data(), chunk, MPI_INT, 0, MPI_COMM_WORLD);
    if (rank != 0) return;
    for (int r = 1; r < size; ++r)
        std::inplace_merge(values.begin(), values.begin() + r * chunk,
                           values.begin() + (r + 1) * chunk);
    size_t next = 0;
    for (int& value : x)
        if (value != 0) value = values[next++];
}
